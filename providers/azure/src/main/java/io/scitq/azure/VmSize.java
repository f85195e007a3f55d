package io.scitq.azure;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A virtual machine size as Resource SKUs describes it in one region.
 *
 * @param name as ARM spells it ({@code Standard_D4s_v5})
 * @param tier {@code Standard}, {@code Basic} or empty
 * @param family as the vendor spells it, which is irregular; empty when it tells none
 * @param capabilities texts by name, names compared without case
 * @param restrictions what this subscription may not do with it
 */
record VmSize(
    String name,
    String tier,
    String family,
    Map<String, String> capabilities,
    List<Restriction> restrictions) {
  VmSize {
    TreeMap<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    byName.putAll(capabilities);
    capabilities = java.util.Collections.unmodifiableMap(byName);
    restrictions = List.copyOf(restrictions);
  }

  /**
   * A restriction.
   *
   * @param wholeLocation false when it concerns some zones only
   * @param locations where it holds; everywhere when empty
   * @param reason the vendor's word
   */
  record Restriction(boolean wholeLocation, List<String> locations, String reason) {
    boolean forbids(String region) {
      return wholeLocation
          && (locations.isEmpty() || locations.stream().anyMatch(l -> sameRegion(l, region)));
    }
  }

  /** The key under which prices and eviction rates are joined: names differ in case. */
  String key() {
    return name.toLowerCase(Locale.ROOT);
  }

  Optional<String> capability(String name) {
    return Optional.ofNullable(capabilities.get(name)).map(String::strip);
  }

  /** A figure, if the capability is there and is one. */
  Optional<Double> figure(String name) {
    return capability(name).filter(VmSize::isFigure).map(Double::valueOf);
  }

  boolean says(String name, String value) {
    return capability(name).map(value::equalsIgnoreCase).orElse(false);
  }

  private static boolean isFigure(String text) {
    return text.matches("\\d{1,12}(\\.\\d{1,9})?");
  }

  /** Locations come as {@code westus3}, {@code WestUS3} and {@code West US 3}. */
  static boolean sameRegion(String one, String other) {
    return regionKey(one).equals(regionKey(other));
  }

  static String regionKey(String name) {
    return name.replace(" ", "").toLowerCase(Locale.ROOT);
  }
}
