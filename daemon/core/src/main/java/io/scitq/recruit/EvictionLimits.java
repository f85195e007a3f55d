package io.scitq.recruit;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What an operator may set about spot machines that can be taken back.
 *
 * @param costMargin for an hour after an eviction a recruiter buys nothing that costs so many times
 *     as much, or more; empty for no such limit
 * @param maxShare percent of a batch's workers on one spot offering, 0 for no limit
 */
public record EvictionLimits(Optional<BigDecimal> costMargin, int maxShare) {
  /** No limit at all. */
  public static final EvictionLimits NONE = new EvictionLimits(Optional.empty(), 0);

  /** Checks the ranges. */
  public EvictionLimits {
    if (maxShare < 0 || maxShare > 100 || costMargin.filter(m -> m.signum() <= 0).isPresent()) {
      throw new IllegalArgumentException(
          "share must be 0 to 100 and margin positive, got " + maxShare + " and " + costMargin);
    }
  }
}
