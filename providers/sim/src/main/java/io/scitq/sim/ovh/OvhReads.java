package io.scitq.sim.ovh;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.sim.catalog.Json;
import io.scitq.sim.cloud.SimQuota;
import io.scitq.sim.http.SimRequest;
import io.scitq.sim.http.SimResponse;
import io.scitq.spi.QuotaKind;
import java.util.Optional;

/** Time, projects, flavors, regions and quotas. */
final class OvhReads {
  private final OvhWorld world;

  OvhReads(OvhWorld world) {
    this.world = world;
  }

  /** A bare number, no object. */
  SimResponse time(SimRequest request) {
    return SimResponse.ok(LongNode.valueOf(world.cloud().time().instant().getEpochSecond()));
  }

  SimResponse projects(SimRequest request) {
    return SimResponse.ok(Json.array().add(world.account().project()));
  }

  SimResponse project(SimRequest request) {
    return SimResponse.ok(
        Json.texts(
            "project_id", world.account().project(), "description", "simulated", "status", "ok"));
  }

  SimResponse flavors(SimRequest request) {
    Optional<String> unknown = world.unknownRegion(request);
    if (unknown.isPresent()) {
      return world.errors().badRequest("Region " + unknown.get() + " not found");
    }
    Optional<String> region = request.parameter("region");
    ArrayNode list = Json.array();
    for (ObjectNode row : world.data().flavors()) {
      if (region.isEmpty() || region.get().equals(row.get("region").asText())) {
        list.add(world.flavorNow(row));
      }
    }
    return SimResponse.ok(list);
  }

  SimResponse flavor(SimRequest request) {
    return Optional.ofNullable(world.flavorsById().get(request.part("flavor")))
        .map(row -> SimResponse.ok(world.flavorNow(row)))
        .orElseGet(() -> world.errors().notFound("Flavor"));
  }

  SimResponse regions(SimRequest request) {
    ArrayNode names = Json.array();
    world.data().regions().keySet().forEach(names::add);
    return SimResponse.ok(names);
  }

  SimResponse region(SimRequest request) {
    return Optional.ofNullable(world.data().regions().get(request.part("region")))
        .map(SimResponse::ok)
        .orElseGet(() -> world.errors().notFound("Region"));
  }

  SimResponse quotas(SimRequest request) {
    ArrayNode list = Json.array();
    world.data().computeRegions().forEach(region -> list.add(quota(region)));
    return SimResponse.ok(list);
  }

  SimResponse regionQuota(SimRequest request) {
    String region = request.part("region");
    return world.data().computeRegions().contains(region)
        ? SimResponse.ok(quota(region))
        : world.errors().notFound("Region");
  }

  /** The spelling differs in the real answer too: {@code maxRam}, but {@code usedRAM}. */
  private ObjectNode quota(String region) {
    long cores = world.cloud().quota().used(region, QuotaKind.CORES);
    ObjectNode quota = Json.texts("region", region);
    ObjectNode instance = quota.putObject("instance");
    instance.put("maxCores", limit(region, QuotaKind.CORES)).put("usedCores", cores);
    instance.put("maxInstances", limit(region, QuotaKind.INSTANCES));
    instance.put("usedInstances", world.cloud().quota().used(region, QuotaKind.INSTANCES));
    instance.put("maxRam", -1).put("usedRAM", cores * 4_000);
    quota.putObject("keypair").put("maxCount", 100);
    quota.putNull("volume").putNull("network").putNull("loadbalancer");
    return quota.putNull("keymanager").putNull("share");
  }

  private long limit(String region, QuotaKind kind) {
    long limit = world.cloud().quota().limit(region, kind);
    return limit == SimQuota.UNLIMITED ? -1 : limit;
  }
}
