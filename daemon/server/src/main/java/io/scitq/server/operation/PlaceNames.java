package io.scitq.server.operation;

import java.util.Optional;

/**
 * Tells a provider, region or flavor that has nothing to show from one that is mistyped. Asked only
 * when a list came out empty: what is no longer sold may still be listed.
 *
 * @param names providers and regions
 * @param flavors what is sold there
 */
public record PlaceNames(ProviderNames names, FlavorNames flavors) {
  /**
   * Checks what is named.
   *
   * @throws ProblemException 400 {@code provider-unknown}, {@code region-unknown} or {@code
   *     flavor-unknown}
   */
  void check(Optional<String> provider, Optional<String> region, Optional<String> flavor) {
    names.check(provider, region);
    flavor.ifPresent(name -> flavors.check(name, provider, region));
  }
}
