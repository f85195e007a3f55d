package io.scitq.sim.ovh;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.sim.catalog.Json;
import io.scitq.sim.http.SimRequest;
import io.scitq.sim.http.SimResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Images: each region has its own ids for the same names. */
final class OvhImages {
  private static final List<String> NAMES =
      List.of(
          "AlmaLinux 9",
          "Debian 11",
          "Debian 12",
          "Ubuntu 20.04",
          "Ubuntu 22.04",
          "Ubuntu 24.04",
          "Ubuntu 24.04 - UEFI",
          "Windows Server 2022 Standard (Desktop)");

  private final OvhWorld world;
  private final Map<String, ObjectNode> byId = new TreeMap<>();

  OvhImages(OvhWorld world) {
    this.world = world;
    for (String region : world.data().computeRegions()) {
      for (String name : NAMES) {
        ObjectNode image = image(region, name);
        byId.put(image.get("id").asText(), image);
      }
    }
  }

  private ObjectNode image(String region, String name) {
    boolean windows = name.startsWith("Windows");
    ObjectNode image =
        Json.texts("id", world.cloud().dice().uuid("image", region, name).toString());
    image.put("region", region).put("name", name).put("type", windows ? "windows" : "linux");
    image.put("minDisk", windows ? 50 : 0).put("minRam", 0).put("size", windows ? 18.5 : 2.5);
    image.put("creationDate", "2026-04-25T10:11:12Z").put("status", "active");
    image.put("user", windows ? "Administrator" : name.split(" ")[0].toLowerCase(Locale.ROOT));
    image.put("visibility", "public").putNull("flavorType").putArray("tags");
    return image.putNull("planCode");
  }

  SimResponse list(SimRequest request) {
    Optional<String> unknown = world.unknownRegion(request);
    if (unknown.isPresent()) {
      return world.errors().badRequest("Region " + unknown.get() + " not found");
    }
    ArrayNode list = Json.array();
    for (ObjectNode image : byId.values()) {
      if (fits(request, "region", image.get("region").asText())
          && fits(request, "osType", image.get("type").asText())) {
        list.add(image);
      }
    }
    return SimResponse.ok(list);
  }

  private static boolean fits(SimRequest request, String parameter, String value) {
    return request.parameter(parameter).filter(wanted -> !wanted.equals(value)).isEmpty();
  }

  Optional<ObjectNode> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }
}
