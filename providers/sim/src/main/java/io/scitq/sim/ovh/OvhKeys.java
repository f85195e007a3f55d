package io.scitq.sim.ovh;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.sim.catalog.Json;
import io.scitq.sim.http.SimRequest;
import io.scitq.sim.http.SimResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** SSH keys of the project, kept in memory. As at OVH, an id is the name in base64. */
final class OvhKeys {
  private final OvhWorld world;
  private final Map<String, ObjectNode> byId = new ConcurrentSkipListMap<>();

  OvhKeys(OvhWorld world) {
    this.world = world;
  }

  SimResponse list(SimRequest request) {
    ArrayNode list = Json.array();
    byId.values().forEach(list::add);
    return SimResponse.ok(list);
  }

  SimResponse create(SimRequest request) {
    JsonNode body = request.json();
    String name = body.path("name").asText();
    String publicKey = body.path("publicKey").asText();
    if (name.isBlank() || !publicKey.matches("(ssh|ecdsa)-\\S+ \\S+.*")) {
      return world.errors().badRequest("Invalid public key");
    }
    String id =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(name.getBytes(StandardCharsets.UTF_8));
    ObjectNode key = Json.texts("id", id, "name", name, "publicKey", publicKey);
    ArrayNode regions = key.putArray("regions");
    world.data().computeRegions().forEach(regions::add);
    if (byId.putIfAbsent(id, key) != null) {
      return world.errors().badRequest("Sshkey " + name + " already exists");
    }
    return SimResponse.ok(key.deepCopy().put("fingerPrint", "00:11:22:33"));
  }

  SimResponse delete(SimRequest request) {
    return byId.remove(request.part("key")) == null
        ? world.errors().notFound("Sshkey")
        : SimResponse.empty(200);
  }

  Optional<ObjectNode> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }
}
