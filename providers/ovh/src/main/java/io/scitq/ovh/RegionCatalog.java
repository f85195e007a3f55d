package io.scitq.ovh;

import com.fasterxml.jackson.databind.JsonNode;
import io.scitq.spi.FetchProblem;
import io.scitq.spi.FlavorId;
import io.scitq.spi.Offering;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What one region sells.
 *
 * @param region its name
 * @param offerings rows that could be read
 * @param problems rows and answers that could not; with any, the region is not complete
 */
record RegionCatalog(String region, List<Offering> offerings, List<FetchProblem> problems) {
  RegionCatalog {
    offerings = List.copyOf(offerings);
    problems = List.copyOf(problems);
  }

  static RegionCatalog failed(String region, String code, String message) {
    return new RegionCatalog(region, List.of(), List.of(new FetchProblem(region, code, message)));
  }

  /** Translates the rows of a region. An empty list is an outage, not the end of all flavors. */
  static RegionCatalog of(String region, boolean up, List<JsonNode> rows, CloudCatalog catalog) {
    if (rows.isEmpty()) {
      return failed(region, "empty", "OVH lists no flavor for region " + region);
    }
    List<Offering> offerings = new ArrayList<>();
    List<FetchProblem> problems = new ArrayList<>();
    Set<FlavorId> seen = new HashSet<>();
    for (JsonNode node : rows) {
      FlavorRow.fault(node).ifPresent(why -> problems.add(badRow(region, node, why)));
      if (FlavorRow.fault(node).isPresent()) {
        continue;
      }
      FlavorRow row = FlavorRow.of(node);
      if (!row.isTwin()) {
        Offering offering = OvhMapping.offering(row, region, up, catalog);
        if (seen.add(offering.flavor().id())) {
          offerings.add(offering);
        } else {
          problems.add(badRow(region, node, "listed twice"));
        }
      }
    }
    return new RegionCatalog(region, offerings, problems);
  }

  private static FetchProblem badRow(String region, JsonNode row, String why) {
    String name = Json.text(row, "name").orElse("(no name)");
    return new FetchProblem(region, "bad-row", "flavor " + name + ": " + why);
  }
}
