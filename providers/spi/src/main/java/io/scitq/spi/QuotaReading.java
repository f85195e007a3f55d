package io.scitq.spi;

import java.time.Instant;

/**
 * The provider's own ceiling and use, as it said at one moment. Use lags creations by minutes.
 *
 * @param region where it holds
 * @param kind what it counts
 * @param limit the ceiling, 0 or more; a provider that says "unlimited" gives no reading
 * @param used what the provider counts as used, 0 or more
 * @param observedAt when the provider said it
 */
public record QuotaReading(
    Region region, QuotaKind kind, long limit, long used, Instant observedAt) {
  /** Checks the signs. */
  public QuotaReading {
    if (limit < 0 || used < 0) {
      throw new IllegalArgumentException(
          "quota figures must not be negative, got limit " + limit + " used " + used);
    }
  }
}
