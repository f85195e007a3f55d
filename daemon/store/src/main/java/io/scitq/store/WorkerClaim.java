package io.scitq.store;

import io.scitq.recruit.FlavorClaim;
import io.scitq.spi.ProviderId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a worker's row says of its machine: free text, which other programs write too. */
public final class WorkerClaim {
  private WorkerClaim() {}

  /** Nothing without a flavor, or with a provider that cannot be one. */
  public static Optional<FlavorClaim> of(
      @Nullable String flavor, @Nullable String provider, @Nullable String region) {
    if (flavor == null || flavor.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new FlavorClaim(flavor, named(provider).map(ProviderId::new), named(region)));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // free text of another program
    }
  }

  private static Optional<String> named(@Nullable String text) {
    return Optional.ofNullable(text).filter(given -> !given.isBlank());
  }
}
