package io.scitq.sim.ovh;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the answers repeat of a create request. */
record OvhInstanceFacts(ObjectNode flavor, String imageId, String sshKeyId, String zone) {
  static OvhInstanceFacts of(JsonNode body, ObjectNode flavor) {
    return new OvhInstanceFacts(
        flavor,
        body.path("imageId").asText(""),
        body.path("sshKeyId").asText(""),
        body.path("availabilityZone").asText(""));
  }

  int vcpus() {
    return flavor.path("vcpus").asInt();
  }

  String planCode() {
    return flavor.path("planCodes").path("hourly").asText();
  }
}
