package io.scitq.quota;

import io.scitq.spi.Flavor;
import io.scitq.spi.Purchase;
import io.scitq.spi.QuotaKind;
import java.util.Optional;

/** One ceiling of a region and the use of it, which grows by reservations. */
final class Meter {
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
  private long used;

  Meter(String label, Unit unit, Optional<Purchase> only, long limit) {
    this.label = label;
    this.unit = unit;
    this.only = only;
    this.limit = limit;
  }

  static Meter declaredCores(long limit) {
    return new Meter("declared-cores", Unit.CORES, Optional.empty(), limit);
  }

  static Meter unknownQuota(long limit) {
    return new Meter("unknown-quota", Unit.INSTANCES, Optional.empty(), limit);
  }

  static Meter of(QuotaKind kind, long limit) {
    return switch (kind) {
      case CORES -> new Meter("cores", Unit.CORES, Optional.of(Purchase.ON_DEMAND), limit);
      case SPOT_CORES -> new Meter("spot-cores", Unit.CORES, Optional.of(Purchase.SPOT), limit);
      case INSTANCES -> new Meter("instances", Unit.INSTANCES, Optional.empty(), limit);
      case PUBLIC_IPS -> new Meter("public-ips", Unit.INSTANCES, Optional.empty(), limit);
      case MEMORY_GB -> new Meter("memory-gb", Unit.MEMORY_GB, Optional.empty(), limit);
    };
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
