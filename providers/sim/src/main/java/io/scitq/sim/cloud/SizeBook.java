package io.scitq.sim.cloud;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which sizes each region has; names are found in any case of letters. Immutable once built. */
public final class SizeBook {
  private final Map<String, Map<String, SimSize>> byRegion = new TreeMap<>();

  /** Adds a size to a region; the first of a name stays. For building only. */
  public SizeBook add(String region, SimSize size) {
    byRegion
        .computeIfAbsent(lower(region), key -> new TreeMap<>())
        .putIfAbsent(lower(size.name()), size);
    return this;
  }

  /** Finds a size. */
  public Optional<SimSize> find(String region, String size) {
    return Optional.ofNullable(byRegion.getOrDefault(lower(region), Map.of()).get(lower(size)));
  }

  /** Number of sizes in all regions together. */
  public int count() {
    return byRegion.values().stream().mapToInt(Map::size).sum();
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
