package io.scitq.sim.catalog;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** A line of the table of OVH's regions. */
record OvhRegionFact(
    String name,
    String type,
    String country,
    String continent,
    String datacenter,
    List<String> zones,
    boolean compute) {
  static OvhRegionFact of(List<String> cells) {
    return new OvhRegionFact(
        cells.get(0),
        cells.get(1),
        cells.get(2),
        cells.get(3),
        cells.get(4),
        cells.get(5).isEmpty() ? List.of() : List.of(cells.get(5).split(" ")),
        cells.get(6).equals("compute"));
  }

  boolean threeZones() {
    return !zones.isEmpty();
  }

  ObjectNode json() {
    ObjectNode node = Json.texts("name", name, "type", type, "status", "UP");
    ArrayNode services = node.putArray("services");
    List<String> offered =
        compute
            ? List.of("image", "instance", "network", "storage", "volume", "workflow")
            : List.of("storage");
    for (String service : offered) {
      services
          .addObject()
          .put("name", service)
          .put("status", "UP")
          .put(
              "endpoint",
              "https://" + service + "." + name.toLowerCase(Locale.ROOT) + ".cloud.ovh.net");
    }
    node.put("countryCode", country).putArray("ipCountries");
    ArrayNode availability = node.put("continentCode", continent).putArray("availabilityZones");
    zones.forEach(availability::add);
    return node.put("datacenterLocation", datacenter);
  }
}
