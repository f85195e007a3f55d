package io.scitq.quota;

import io.scitq.spi.Flavor;
import io.scitq.spi.Purchase;
import io.scitq.spi.QuotaReading;
import io.scitq.spi.Region;
import java.util.Optional;
import java.util.OptionalLong;

/** One ceiling of a region and the use of it, which grows by reservations. */
final class Meter {
  private static final String DECLARED = "declared-cores";

  /** What one instance takes of it. */
  enum Unit {
    CORES,
    INSTANCES,
    MEMORY_GB
  }

  private final String label;
  private final Unit unit;
  private final Optional<Purchase> only;
  private final long limit;
  private final Optional<QuotaReading> reading;
  private long used;

  private Meter(
      String label,
      Unit unit,
      Optional<Purchase> only,
      long limit,
      Optional<QuotaReading> reading) {
    this.label = label;
    this.unit = unit;
    this.only = only;
    this.limit = limit;
    this.reading = reading;
  }

  static Meter declaredCores(long limit) {
    return new Meter(DECLARED, Unit.CORES, Optional.empty(), limit, Optional.empty());
  }

  static Meter unknownQuota(long limit) {
    return new Meter("unknown-quota", Unit.INSTANCES, Optional.empty(), limit, Optional.empty());
  }

  static Meter of(QuotaReading reading) {
    return switch (reading.kind()) {
      case CORES -> read("cores", Unit.CORES, Optional.of(Purchase.ON_DEMAND), reading);
      case SPOT_CORES -> read("spot-cores", Unit.CORES, Optional.of(Purchase.SPOT), reading);
      case INSTANCES -> read("instances", Unit.INSTANCES, Optional.empty(), reading);
      case PUBLIC_IPS -> read("public-ips", Unit.INSTANCES, Optional.empty(), reading);
      case MEMORY_GB -> read("memory-gb", Unit.MEMORY_GB, Optional.empty(), reading);
    };
  }

  private static Meter read(
      String label, Unit unit, Optional<Purchase> only, QuotaReading reading) {
    return new Meter(label, unit, only, reading.limit(), Optional.of(reading));
  }

  QuotaLine line(Region where, RegionUse use) {
    QuotaLine.Origin origin =
        label.equals(DECLARED) ? QuotaLine.Origin.DECLARED : QuotaLine.Origin.RULE;
    return new QuotaLine(
        where,
        label,
        reading.isPresent() ? QuotaLine.Origin.PROVIDER : origin,
        limit,
        reading.map(each -> OptionalLong.of(each.used())).orElse(OptionalLong.empty()),
        use.all(this),
        use.inFlight(this),
        used,
        reading.map(QuotaReading::observedAt));
  }

  boolean concerns(Purchase purchase) {
    return only.isEmpty() || only.get() == purchase;
  }

  /** What an instance of ours takes. */
  long units(QuotaUse use) {
    boolean counts = only.isEmpty() || use.purchase().isEmpty() || only.equals(use.purchase());
    if (!counts) {
      return 0;
    }
    return use.flavor().map(this::units).orElse(unit == Unit.INSTANCES ? 1L : 0L);
  }

  long units(Flavor flavor) {
    return switch (unit) {
      case CORES -> flavor.vcpus();
      case INSTANCES -> 1;
      case MEMORY_GB -> (long) Math.ceil(flavor.memoryGb());
    };
  }

  void use(long units) {
    used += units;
  }

  Ceiling ceiling(Flavor flavor) {
    return new Ceiling(label, limit, used, units(flavor));
  }

  int fits(Flavor flavor) {
    long left = Math.max(0, limit - used);
    return (int) Math.min(Integer.MAX_VALUE, left / units(flavor));
  }
}
