package io.scitq.sim.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** OVH's rows from recorded files. */
final class LoadedOvh {
  private LoadedOvh() {}

  static OvhData read(Path folder) {
    List<ObjectNode> flavors = new ArrayList<>();
    Json.readGz(folder.resolve("flavors.json.gz")).forEach(row -> flavors.add((ObjectNode) row));
    TreeMap<String, ObjectNode> regions = new TreeMap<>();
    JsonNode named = Json.readGz(folder.resolve("regions.json.gz"));
    named.properties().forEach(entry -> regions.put(entry.getKey(), (ObjectNode) entry.getValue()));
    ObjectNode catalog =
        (ObjectNode) Json.readGz(folder.resolve("catalog.public.cloud.FR.json.gz"));
    return new OvhData(flavors, regions, catalog);
  }
}
