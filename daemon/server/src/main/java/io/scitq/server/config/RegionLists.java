package io.scitq.server.config;

import io.scitq.catalog.PreferredRegion;
import io.scitq.spi.ProviderId;
import io.scitq.spi.Region;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads region lists: quotas paired by position, and preferred regions. */
final class RegionLists {
  private final Values values;
  private final List<String> warnings;

  RegionLists(Values values, List<String> warnings) {
    this.values = values;
    this.warnings = warnings;
  }

  Map<Region, Integer> cpuQuotas() {
    Map<Region, Integer> quotas = new LinkedHashMap<>();
    pair("ovh", ConfigKeys.OVH_REGIONS, ConfigKeys.OVH_CPUQUOTAS, quotas);
    pair("azure", ConfigKeys.AZURE_REGIONS, ConfigKeys.AZURE_CPUQUOTAS, quotas);
    return quotas;
  }

  /** scitq 1.3 cuts to the shorter list, so that a forgotten figure shifts all that follow. */
  private void pair(
      String provider, String regionsKey, String quotasKey, Map<Region, Integer> into) {
    List<String> regions = words(regionsKey);
    List<String> quotas = words(quotasKey);
    if (regions.stream().distinct().count() < regions.size()) {
      values.wrong(regionsKey, "names a region twice");
    }
    if (quotas.isEmpty()) {
      return;
    }
    if (regions.size() != quotas.size()) {
      values.wrong(
          quotasKey,
          "must hold one figure for each of the "
              + regions.size()
              + " regions of "
              + regionsKey
              + ", holds "
              + quotas.size());
      return;
    }
    List<String> bad = quotas.stream().filter(text -> !text.matches("\\d{1,7}")).toList();
    if (!bad.isEmpty()) {
      values.wrong(
          quotasKey,
          "must hold whole numbers of vCPUs from 0 to 9999999, not " + String.join(", ", bad));
      return;
    }
    for (int i = 0; i < regions.size(); i++) {
      Region region = new Region(new ProviderId(provider), regions.get(i));
      into.put(region, Integer.valueOf(quotas.get(i)));
    }
  }

  private List<String> words(String key) {
    return values.text(key).map(text -> List.of(text.strip().split("\\s+"))).orElse(List.of());
  }

  /** As in scitq 1.3, the last pattern of a provider wins. */
  List<PreferredRegion> preferred() {
    Map<ProviderId, PreferredRegion> byProvider = new LinkedHashMap<>();
    String text = values.text(ConfigKeys.PREFERRED_REGIONS).orElse("");
    List<String> bad = new ArrayList<>();
    for (String item : text.split(",")) {
      if (item.isBlank()) {
        continue;
      }
      Optional<PreferredRegion> region = preferred(item.strip());
      region.ifPresentOrElse(r -> put(byProvider, r), () -> bad.add("'" + item.strip() + "'"));
    }
    if (!bad.isEmpty()) {
      values.wrong(
          ConfigKeys.PREFERRED_REGIONS,
          "must be provider:pattern,provider:pattern, such as ovh:GRA%,azure:swedencentral, not "
              + String.join(", ", bad));
    }
    return List.copyOf(byProvider.values());
  }

  private void put(Map<ProviderId, PreferredRegion> byProvider, PreferredRegion region) {
    PreferredRegion before = byProvider.put(region.provider(), region);
    if (before != null) {
      warnings.add(
          ConfigKeys.PREFERRED_REGIONS
              + ": "
              + region.provider()
              + " is named twice, only '"
              + region.pattern()
              + "' counts");
    }
  }

  private static Optional<PreferredRegion> preferred(String item) {
    String[] parts = item.split(":", -1);
    if (parts.length != 2 || parts[1].isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new PreferredRegion(new ProviderId(parts[0].strip()), parts[1].strip()));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // the caller says what is allowed
    }
  }
}
