package io.scitq.sim.cloud;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** How many machines each offering still has room for. Thread-safe. */
public final class RoomTable {
  private final int standard;
  private final Map<String, Integer> capacity = new HashMap<>();
  private final Map<String, Integer> used = new HashMap<>();

  RoomTable(int standard) {
    this.standard = standard;
  }

  /** Changes the capacity of an offering while the world runs; machines there stay. */
  public synchronized void setCapacity(String region, String size, int instances) {
    capacity.put(key(region, size), instances);
  }

  /** Room left, 0 or more. */
  public synchronized int left(String region, String size) {
    String key = key(region, size);
    return Math.max(0, capacity.getOrDefault(key, standard) - used.getOrDefault(key, 0));
  }

  synchronized boolean take(String region, String size) {
    if (left(region, size) == 0) {
      return false;
    }
    used.merge(key(region, size), 1, Integer::sum);
    return true;
  }

  synchronized void giveBack(String region, String size) {
    used.merge(key(region, size), -1, Integer::sum);
  }

  private static String key(String region, String size) {
    return (region + "/" + size).toLowerCase(Locale.ROOT);
  }
}
