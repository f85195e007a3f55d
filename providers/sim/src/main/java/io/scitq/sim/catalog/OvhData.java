package io.scitq.sim.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.SortedMap;

/**
 * OVH's answers. Rows are shared and must not be changed.
 *
 * @param flavors rows of {@code GET /cloud/project/{id}/flavor}, of all regions
 * @param regions rows of {@code GET /cloud/project/{id}/region/{name}}, by name
 * @param catalog the public catalog, with plans and addons
 */
public record OvhData(
    List<ObjectNode> flavors, SortedMap<String, ObjectNode> regions, ObjectNode catalog) {
  /** Copies the list. */
  public OvhData {
    flavors = List.copyOf(flavors);
  }

  /** Names of the regions that list flavors. */
  public List<String> computeRegions() {
    return flavors.stream().map(row -> row.get("region").asText()).distinct().sorted().toList();
  }
}
