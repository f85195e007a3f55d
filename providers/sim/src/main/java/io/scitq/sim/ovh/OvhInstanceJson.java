package io.scitq.sim.ovh;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.sim.catalog.Json;
import io.scitq.sim.cloud.SimInstance;
import java.time.temporal.ChronoUnit;

/** The two forms of an instance: flat ids in lists and after create, nested objects in a get. */
final class OvhInstanceJson {
  private static final String NETWORK =
      "bc63b98d13fbba642b2653711cc9d156ca7b404f009f7227172d37b5280a6";

  private final OvhImages images;
  private final OvhKeys keys;

  OvhInstanceJson(OvhImages images, OvhKeys keys) {
    this.images = images;
    this.keys = keys;
  }

  ObjectNode flat(SimInstance instance, OvhInstanceFacts facts) {
    ObjectNode json = head(instance);
    json.set("flavorId", facts.flavor().get("id"));
    json.put("imageId", facts.imageId());
    json.put("sshKeyId", facts.sshKeyId().isEmpty() ? null : facts.sshKeyId());
    return tail(json, facts);
  }

  ObjectNode nested(SimInstance instance, OvhInstanceFacts facts) {
    ObjectNode json = head(instance);
    json.set("flavor", facts.flavor());
    json.set(
        "image",
        images.find(facts.imageId()).<JsonNode>map(image -> image).orElse(NullNode.instance));
    json.set(
        "sshKey", keys.find(facts.sshKeyId()).<JsonNode>map(key -> key).orElse(NullNode.instance));
    json.putNull("licensePlanCode").putNull("rescuePassword");
    return tail(json, facts);
  }

  private static ObjectNode head(SimInstance instance) {
    ObjectNode json = Json.texts("id", instance.id().toString(), "name", instance.name());
    ArrayNode addresses = json.putArray("ipAddresses");
    instance.ipv4().ifPresent(ip -> addAddresses(addresses, ip));
    json.put("status", status(instance));
    json.put("created", instance.createdAt().truncatedTo(ChronoUnit.SECONDS).toString());
    return json.put("region", instance.region());
  }

  private static void addAddresses(ArrayNode addresses, String ip) {
    address(addresses, ip, 4, "198.18.0.1");
    address(addresses, "2001:db8::" + ip.replace('.', ':'), 6, "2001:db8::1");
  }

  private static void address(ArrayNode addresses, String ip, int version, String gateway) {
    ObjectNode address = addresses.addObject().put("ip", ip).put("type", "public");
    address.put("version", version).put("networkId", NETWORK).put("gatewayIp", gateway);
  }

  private static ObjectNode tail(ObjectNode json, OvhInstanceFacts facts) {
    json.putNull("monthlyBilling").put("planCode", facts.planCode()).putArray("operationIds");
    json.putNull("currentMonthOutgoingTraffic");
    return json.put("availabilityZone", facts.zone().isEmpty() ? null : facts.zone());
  }

  private static String status(SimInstance instance) {
    return switch (instance.state()) {
      case BUILDING -> "BUILD";
      case RUNNING, EVICTING -> "ACTIVE";
      case FAILED -> "ERROR";
      case STOPPED -> "SHUTOFF";
      case DELETING -> "DELETING";
      case GONE -> "DELETED";
    };
  }
}
