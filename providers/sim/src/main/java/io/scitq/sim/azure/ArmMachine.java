package io.scitq.sim.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.sim.cloud.SimInstance;
import java.time.Instant;
import java.util.UUID;

/**
 * A virtual machine as a resource.
 *
 * @param name as the client wrote it
 * @param id the simulated machine
 * @param body what the client sent
 * @param createdAt when it was accepted
 * @param visibleAt from when on it can be read
 */
record ArmMachine(String name, UUID id, ObjectNode body, Instant createdAt, Instant visibleAt) {
  static ArmMachine of(String name, SimInstance instance, ObjectNode body) {
    return new ArmMachine(name, instance.id(), body, instance.createdAt(), instance.visibleAt());
  }

  String nic() {
    return ArmIds.name(network().path("id").asText(""));
  }

  boolean nicGoes() {
    return goes(network().path("properties").path("deleteOption"));
  }

  String disk() {
    return body.at("/properties/storageProfile/osDisk/name").asText(name + "-os");
  }

  boolean diskGoes() {
    return goes(body.at("/properties/storageProfile/osDisk/deleteOption"));
  }

  String createOperation() {
    return ArmStore.operationId(id, "create");
  }

  String deleteOperation() {
    return ArmStore.operationId(id, "delete");
  }

  private JsonNode network() {
    return body.at("/properties/networkProfile/networkInterfaces/0");
  }

  private static boolean goes(JsonNode option) {
    return option.asText("").equals("Delete");
  }
}
