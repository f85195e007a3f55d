package io.scitq.quota;

import io.scitq.spi.OfferingId;
import io.scitq.spi.Purchase;
import java.time.Duration;
import java.time.Instant;

/**
 * An instance of ours that is gone. A reading that the provider gave while it was there still
 * counts it, and would keep a region closed until the next reading.
 *
 * @param offering what it was
 * @param purchase how it was bought
 * @param made when the provider accepted it
 * @param gone when its absence was certain
 */
public record GoneLaunch(OfferingId offering, Purchase purchase, Instant made, Instant gone) {
  /** A provider's figure lags creations by minutes: what is younger may not be in it. */
  private static final Duration LAG = Duration.ofMinutes(5);

  /** Says whether a reading of this moment counts it for certain. */
  boolean isCountedIn(Instant reading) {
    return made.plus(LAG).isBefore(reading) && gone.isAfter(reading);
  }
}
