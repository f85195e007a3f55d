package io.scitq.sweep;

import java.time.Duration;

/**
 * How careful sweeping is.
 *
 * @param minimumAge a younger stray is left alone: a launch makes parts before its machine
 * @param settle a launch accepted less than this ago may still be missing from listings
 * @param delete whether strays are deleted; otherwise they are only shown
 */
public record SweepSettings(Duration minimumAge, Duration settle, boolean delete) {
  /** Lists of the clouds lag behind creations by seconds, seldom by more than a minute. */
  public static final Duration SETTLE = Duration.ofMinutes(2);

  /** Checks the times. */
  public SweepSettings {
    if (minimumAge.isNegative() || settle.isNegative()) {
      throw new IllegalArgumentException(
          "times must not be negative, got " + minimumAge + " and " + settle);
    }
  }
}
