package io.scitq.sim.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.sim.cloud.SimSize;
import io.scitq.sim.cloud.SizeBook;

/** Takes from the vendors' rows what the life of machines depends on. */
public final class SizeBooks {
  private SizeBooks() {}

  /** OVH's flavors, by name. */
  public static SizeBook of(OvhData data) {
    SizeBook book = new SizeBook();
    for (ObjectNode row : data.flavors()) {
      String name = row.get("name").asText();
      String family = name.substring(0, Math.max(1, name.lastIndexOf('-')));
      book.add(
          row.get("region").asText(), new SimSize(name, family, row.get("vcpus").asInt(), true));
    }
    return book;
  }

  /** Azure's sizes; those restricted in the whole region are not sold. */
  public static SizeBook of(AzureData data) {
    SizeBook book = new SizeBook();
    for (String region : data.regions()) {
      WireRows rows = data.skus(region);
      for (int i = 0; i < rows.size(); i++) {
        ObjectNode row = rows.row(i);
        if (row.path("resourceType").asText().equals("virtualMachines")) {
          book.add(region, size(row));
        }
      }
    }
    return book;
  }

  private static SimSize size(ObjectNode row) {
    int vcpus = 1;
    for (JsonNode capability : row.path("capabilities")) {
      if (capability.path("name").asText().equals("vCPUsAvailable")) {
        vcpus = Math.max(1, Integer.parseInt(capability.path("value").asText()));
      }
    }
    boolean restricted = false;
    for (JsonNode restriction : row.path("restrictions")) {
      restricted |= restriction.path("type").asText().equals("Location");
    }
    return new SimSize(row.get("name").asText(), row.path("family").asText(), vcpus, !restricted);
  }
}
