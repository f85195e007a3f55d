package io.scitq.sim.catalog;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.sim.cloud.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * OVH's rows made from the table of flavors. Windows and flex twins come on top of the offerings
 * that are counted; about one in twenty flavors is out of stock.
 */
final class GeneratedOvh {
  private record Pair(OvhFlavorFact flavor, OvhRegionFact region) {}

  private final Dice dice;
  private final List<OvhFlavorFact> flavors =
      Facts.table("ovh-flavors.csv").stream().map(OvhFlavorFact::of).toList();
  private final List<OvhRegionFact> regions =
      Facts.table("ovh-regions.csv").stream().map(OvhRegionFact::of).toList();
  private final List<Pair> chosen;

  GeneratedOvh(long seed, int offerings) {
    dice = new Dice(seed);
    List<Pair> all = pairs(Math.max(2, Math.ceilDiv(offerings, 55)));
    int count = Math.min(offerings, all.size());
    chosen = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      chosen.add(all.get((int) ((long) i * all.size() / count)));
    }
  }

  private List<Pair> pairs(int wantedRegions) {
    List<OvhRegionFact> compute =
        regions.stream().filter(OvhRegionFact::compute).limit(wantedRegions).toList();
    List<Pair> all = new ArrayList<>();
    for (int i = 0; i < compute.size(); i++) {
      for (OvhFlavorFact flavor : flavors) {
        if (i < flavor.regions()) {
          all.add(new Pair(flavor, compute.get(i)));
        }
      }
    }
    return all;
  }

  /** Number of counted offerings. */
  int offerings() {
    return chosen.size();
  }

  OvhData data() {
    List<ObjectNode> rows = new ArrayList<>();
    for (Pair pair : chosen) {
      rows.add(flavor(pair, pair.flavor().name(), "linux", pair.flavor().diskGb()));
      if (pair.flavor().flex()) {
        rows.add(flavor(pair, pair.flavor().name() + "-flex", "linux", 50));
      }
      if (!pair.flavor().windowsEuros().equals("-")) {
        rows.add(flavor(pair, "win-" + pair.flavor().name(), "windows", pair.flavor().diskGb()));
      }
    }
    TreeMap<String, ObjectNode> byName = new TreeMap<>();
    regions.forEach(region -> byName.put(region.name(), region.json()));
    return new OvhData(rows, byName, GeneratedOvhCatalog.of(flavors));
  }

  private ObjectNode flavor(Pair pair, String name, String osType, int disk) {
    OvhFlavorFact fact = pair.flavor();
    String region = pair.region().name();
    ObjectNode row = Json.object();
    row.put("id", dice.uuid("ovh-flavor", region, name).toString());
    row.put("name", name).put("region", region).put("ram", fact.ramGb()).put("disk", disk);
    row.put("vcpus", fact.vcpus()).put("type", fact.type()).put("osType", osType);
    row.put("inboundBandwidth", fact.mbit()).put("outboundBandwidth", fact.mbit());
    row.put("available", dice.unit("ovh-stock", region, name) >= 0.05);
    row.set("planCodes", plans(pair, osType));
    ArrayNode capabilities = row.putArray("capabilities");
    for (String capability : List.of("resize", "snapshot", "volume", "failoverip")) {
      capabilities.addObject().put("name", capability).put("enabled", true);
    }
    return row.put("quota", 1_582 / fact.vcpus());
  }

  /** Flex twins share the plan of the plain flavor; Windows twins have their own. */
  private static ObjectNode plans(Pair pair, String osType) {
    String plan = (osType.equals("windows") ? "win-" : "") + pair.flavor().name();
    String suffix = pair.region().threeZones() && pair.flavor().thirdGeneration() ? ".3AZ" : "";
    return Json.object()
        .put("monthly", pair.flavor().monthly() ? plan + ".monthly.postpaid" : null)
        .put("hourly", plan + ".consumption" + suffix)
        .put("license", (String) null);
  }
}
