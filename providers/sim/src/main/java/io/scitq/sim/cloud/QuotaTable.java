package io.scitq.sim.cloud;

import io.scitq.spi.QuotaKind;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Ceilings and use of each region. Thread-safe; region names in any case of letters. */
public final class QuotaTable {
  private record Key(String region, QuotaKind kind) {}

  private final SimQuota standard;
  private final Map<Key, Long> limits = new HashMap<>();
  private final Map<Key, Long> used = new HashMap<>();

  QuotaTable(SimQuota standard) {
    this.standard = standard;
  }

  /** Changes a ceiling while the world runs. */
  public synchronized void setLimit(String region, QuotaKind kind, long limit) {
    limits.put(key(region, kind), limit);
  }

  /** The ceiling; {@link SimQuota#UNLIMITED} for none. */
  public synchronized long limit(String region, QuotaKind kind) {
    return limits.getOrDefault(key(region, kind), standard.limit(kind));
  }

  /** What is used. */
  public synchronized long used(String region, QuotaKind kind) {
    return used.getOrDefault(key(region, kind), 0L);
  }

  /** Takes an amount, all of it or nothing. */
  public synchronized boolean take(String region, QuotaKind kind, long amount) {
    long before = used(region, kind);
    if (before + amount > limit(region, kind)) {
      return false;
    }
    used.put(key(region, kind), before + amount);
    return true;
  }

  /** Gives an amount back. */
  public synchronized void giveBack(String region, QuotaKind kind, long amount) {
    long after = used(region, kind) - amount;
    if (after < 0) {
      throw new IllegalStateException("more " + kind + " given back in " + region + " than taken");
    }
    used.put(key(region, kind), after);
  }

  private static Key key(String region, QuotaKind kind) {
    return new Key(region.toLowerCase(Locale.ROOT), kind);
  }
}
