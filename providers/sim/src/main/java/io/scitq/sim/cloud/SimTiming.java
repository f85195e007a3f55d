package io.scitq.sim.cloud;

import java.time.Duration;

/**
 * How long things take.
 *
 * @param boot from the accepted request to a running machine; each machine takes 0.5 to 1.5 of it
 * @param deletion from the deletion request until the machine is gone and its quota free
 * @param evictionNotice from the first sign of an eviction to the loss of the machine
 */
public record SimTiming(Duration boot, Duration deletion, Duration evictionNotice) {
  /** Checks the signs. */
  public SimTiming {
    if (boot.isNegative() || deletion.isNegative() || evictionNotice.isNegative()) {
      throw new IllegalArgumentException("simulated delays must not be negative");
    }
  }

  /** The delays of a pace. Real ones: a boot 20 to 90 s, a deletion 30 to 120 s, 30 s of notice. */
  public static SimTiming of(Pace pace) {
    return switch (pace) {
      case FAST ->
          new SimTiming(Duration.ofMillis(20), Duration.ofMillis(20), Duration.ofMillis(60));
      case REAL ->
          new SimTiming(Duration.ofSeconds(60), Duration.ofSeconds(45), Duration.ofSeconds(30));
    };
  }
}
