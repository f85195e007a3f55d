package io.scitq.quota;

import io.scitq.spi.QuotaReading;
import java.util.Collection;
import java.util.List;

/**
 * What our instances take of the ceilings of one region.
 *
 * @param uses those that are there, or are being made
 * @param released those that ended lately
 */
record RegionUse(List<QuotaUse> uses, List<Released> released) {
  /** All that is ours. */
  long all(Meter meter) {
    return taken(meter, uses);
  }

  /** What is being launched. */
  long inFlight(Meter meter) {
    return taken(meter, uses.stream().filter(QuotaUse::launching).toList());
  }

  /**
   * What a reading means now: what was recorded after it is certainly not in it, what ended after
   * it certainly is, and there is never less than all that is ours.
   */
  long now(Meter meter, QuotaReading reading) {
    long unseen =
        taken(
            meter, uses.stream().filter(use -> use.since().isAfter(reading.observedAt())).toList());
    long over =
        taken(
            meter,
            released.stream()
                .filter(each -> each.launch().isCountedIn(reading.observedAt()))
                .map(Released::use)
                .toList());
    return Math.max(Math.max(0, reading.used() - over) + unseen, all(meter));
  }

  private static long taken(Meter meter, Collection<QuotaUse> some) {
    return some.stream().mapToLong(meter::units).sum();
  }
}
