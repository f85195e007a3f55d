package io.scitq.ovh;

import com.fasterxml.jackson.databind.JsonNode;

/** What a region's own document says. Pure. */
final class RegionFacts {
  private RegionFacts() {}

  /** False for DOWN and MAINTENANCE, of the region or of its instance service. */
  static boolean isUp(JsonNode region) {
    boolean instancesUp =
        region
            .path("services")
            .valueStream()
            .filter(RegionFacts::isInstances)
            .allMatch(service -> isUpWord(service.path("status").asText("UP")));
    return instancesUp && isUpWord(region.path("status").asText("UP"));
  }

  /** GRA, SBG and their like list services, and instances are not among them. */
  static boolean isStorageOnly(JsonNode region) {
    JsonNode services = region.path("services");
    return !services.isEmpty() && services.valueStream().noneMatch(RegionFacts::isInstances);
  }

  private static boolean isInstances(JsonNode service) {
    return "instance".equals(service.path("name").asText());
  }

  private static boolean isUpWord(String status) {
    return "UP".equalsIgnoreCase(status);
  }
}
