package io.scitq.quota;

import io.scitq.spi.Flavor;
import io.scitq.spi.Purchase;
import io.scitq.spi.QuotaReading;
import io.scitq.spi.Region;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The ceilings of one region during one pass. Reservations count at once, so that two launches of a
 * pass see each other. Not for several threads.
 */
public final class RegionQuota {
  private final List<Meter> meters = new ArrayList<>();
  private final Meter unknown;
  private final RegionUse use;
  private final Set<Purchase> known = EnumSet.noneOf(Purchase.class);

  RegionQuota(
      OptionalInt declaredCores, List<QuotaReading> readings, RegionUse use, int unknownMax) {
    this.use = use;
    unknown = Meter.unknownQuota(unknownMax);
    unknown.use(use.uses().size());
    declaredCores.ifPresent(cores -> {
      Meter meter = Meter.declaredCores(cores);
      meter.use(use.all(meter));
      meters.add(meter);
      known.addAll(EnumSet.allOf(Purchase.class));
    });
    readings.forEach(this::add);
  }

  private void add(QuotaReading reading) {
    Meter meter = Meter.of(reading);
    meter.use(use.now(meter, reading));
    meters.add(meter);
    switch (reading.kind()) {
      case CORES -> known.add(Purchase.ON_DEMAND);
      case SPOT_CORES -> known.add(Purchase.SPOT);
      case INSTANCES -> known.addAll(EnumSet.allOf(Purchase.class));
      case PUBLIC_IPS, MEMORY_GB -> {
        // Says nothing of the cores: the rule for unknown quotas stays in force.
      }
    }
  }

  /** Every ceiling for people; the rule for unknown quotas where it decides something of ours. */
  List<QuotaLine> lines(Region where) {
    List<QuotaLine> lines = new ArrayList<>();
    meters.forEach(meter -> lines.add(meter.line(where, use)));
    if (known.size() < Purchase.values().length && !use.uses().isEmpty()) {
      lines.add(unknown.line(where, use));
    }
    return lines;
  }

  /** How many more instances of this kind fit. */
  public int fits(Flavor flavor, Purchase purchase) {
    int fits = known.contains(purchase) ? Integer.MAX_VALUE : unknown.fits(flavor);
    for (int at = 0; at < meters.size(); at++) {
      Meter meter = meters.get(at);
      if (meter.concerns(purchase)) {
        fits = Math.min(fits, meter.fits(flavor));
      }
    }
    return fits;
  }

  /** How many more fit, and what limits them. */
  public Room room(Flavor flavor, Purchase purchase) {
    boolean isKnown = known.contains(purchase);
    Ceiling tightest = unknown.ceiling(flavor);
    boolean first = isKnown;
    for (Meter meter : meters) {
      if (meter.concerns(purchase)) {
        Ceiling ceiling = meter.ceiling(flavor);
        tightest = first || ceiling.fits() < tightest.fits() ? ceiling : tightest;
        first = false;
      }
    }
    return new Room(tightest.fits(), isKnown, tightest);
  }

  /** Takes room for so many instances. */
  public void reserve(Flavor flavor, Purchase purchase, int count) {
    unknown.use(count);
    for (Meter meter : meters) {
      if (meter.concerns(purchase)) {
        meter.use(meter.units(flavor) * count);
      }
    }
  }
}
