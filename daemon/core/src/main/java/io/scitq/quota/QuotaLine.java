package io.scitq.quota;

import io.scitq.spi.Region;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One ceiling of a region as people read it.
 *
 * @param region where it holds
 * @param label what it counts, as in {@link Ceiling}
 * @param origin who says so
 * @param limit the ceiling
 * @param usedByCloud what the provider counted as used when it was read
 * @param usedByUs what all our instances take, those being launched among them
 * @param inFlight the part of it that is being launched
 * @param used what counts as used now
 * @param observedAt when the provider said it
 */
public record QuotaLine(
    Region region,
    String label,
    Origin origin,
    long limit,
    OptionalLong usedByCloud,
    long usedByUs,
    long inFlight,
    long used,
    Optional<Instant> observedAt) {
  /** Who says that there is a ceiling. */
  public enum Origin {
    /** The operator, in the configuration. */
    DECLARED,
    /** The provider. */
    PROVIDER,
    /** Nobody: the rule for regions whose quota is not known. */
    RULE
  }

  /** What can still be launched below it. */
  public long left() {
    return Math.max(0, limit - used);
  }
}
