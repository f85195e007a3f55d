package io.scitq.sim.ovh;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.sim.catalog.Json;
import io.scitq.sim.cloud.PriceSteps;
import io.scitq.sim.http.SimRequest;
import io.scitq.sim.http.SimResponse;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The public catalog at the present prices, with other products after the instances as padding. It
 * is written anew only when prices have moved.
 */
final class OvhCatalog {
  private record Written(int step, byte[] bytes) {}

  private static final int PADDING_TEXT = 2_000;

  private final OvhWorld world;
  private volatile Written written = new Written(-1, new byte[0]);

  OvhCatalog(OvhWorld world) {
    this.world = world;
  }

  SimResponse get(SimRequest request) {
    if (request.parameter("ovhSubsidiary").isEmpty()) {
      return world.errors().badRequest("Missing parameter(s): ovhSubsidiary");
    }
    int step = world.cloud().prices().made();
    Written now = written;
    if (now.step() != step) {
      now = new Written(step, Json.bytes(catalog()));
      written = now;
    }
    return SimResponse.jsonBytes(now.bytes());
  }

  private ObjectNode catalog() {
    ObjectNode catalog = world.data().catalog().deepCopy();
    PriceSteps prices = world.cloud().prices();
    ArrayNode addons = (ArrayNode) catalog.get("addons");
    for (JsonNode addon : addons) {
      for (JsonNode pricing : addon.path("pricings")) {
        ObjectNode row = (ObjectNode) pricing;
        BigDecimal price = row.path("price").decimalValue();
        row.put(
            "price",
            prices
                .apply(price, "ovh/" + addon.path("planCode").asText())
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact());
      }
    }
    pad(addons, world.cloud().options().paddingBytes());
    return catalog;
  }

  private static void pad(ArrayNode addons, int bytes) {
    String text = "other product of the public cloud ".repeat(PADDING_TEXT / 34);
    for (int i = 0; i < bytes / PADDING_TEXT; i++) {
      ObjectNode addon = addons.addObject().put("planCode", "volume.padding-" + i);
      addon.put("invoiceName", "padding").put("product", "publiccloud-volume");
      addon.put("description", text).putArray("pricings");
      addon.putNull("blobs");
    }
  }
}
