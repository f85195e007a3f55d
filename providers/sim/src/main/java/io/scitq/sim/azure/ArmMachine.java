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
 * @param nic name of its interface, read once out of the body
 * @param nicGoes whether the interface goes with it
 * @param disk name of its disk
 * @param diskGoes whether the disk goes with it
 */
record ArmMachine(
    String name,
    UUID id,
    ObjectNode body,
    Instant createdAt,
    Instant visibleAt,
    String nic,
    boolean nicGoes,
    String disk,
    boolean diskGoes) {
  static ArmMachine of(String name, SimInstance instance, ObjectNode body) {
    JsonNode network = body.at("/properties/networkProfile/networkInterfaces/0");
    JsonNode disk = body.at("/properties/storageProfile/osDisk");
    return new ArmMachine(
        name,
        instance.id(),
        body,
        instance.createdAt(),
        instance.visibleAt(),
        ArmIds.name(network.path("id").asText("")),
        goes(network.path("properties").path("deleteOption")),
        disk.path("name").asText(name + "-os"),
        goes(disk.path("deleteOption")));
  }

  String createOperation() {
    return ArmStore.operationId(id, "create");
  }

  String deleteOperation() {
    return ArmStore.operationId(id, "delete");
  }

  private static boolean goes(JsonNode option) {
    return option.asText("").equals("Delete");
  }
}
