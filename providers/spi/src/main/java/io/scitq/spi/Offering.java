package io.scitq.spi;

import java.util.Optional;

/**
 * A flavor in a region as the provider sells it at one moment.
 *
 * @param flavor the hardware shape
 * @param region name of the region
 * @param purchase on demand or spot
 * @param price empty when the crawl found none: never read as cheap
 * @param eviction the provider's figure or unknown; {@link EvictionRate#NEVER} on demand
 * @param exclusion the first provider fact that forbids choosing it, if any
 */
public record Offering(
    Flavor flavor,
    String region,
    Purchase purchase,
    Optional<Price> price,
    EvictionRate eviction,
    Optional<Exclusion> exclusion) {
  /** Its key. */
  public OfferingId id() {
    return new OfferingId(flavor.id(), region);
  }

  /** Says whether it is the operator's own machine: declared free, chosen only when asked for. */
  public boolean isOwnMachine() {
    return price.map(Price::declaredFree).orElse(false);
  }
}
