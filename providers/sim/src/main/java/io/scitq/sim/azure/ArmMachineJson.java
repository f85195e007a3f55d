package io.scitq.sim.azure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.sim.catalog.Json;
import io.scitq.sim.cloud.InstanceState;
import io.scitq.sim.cloud.SimInstance;
import java.util.Locale;
import java.util.Optional;

/** Writes machines and their long operations. */
record ArmMachineJson(AzureAccount account) {
  /** The machine; the group in its id is upper-case, as the vendor likes to do. */
  ObjectNode machine(ArmMachine machine, SimInstance instance, String group, boolean withView) {
    ObjectNode json = machine.body().deepCopy();
    String id =
        "/subscriptions/"
            + account.subscription()
            + "/resourceGroups/"
            + group.toUpperCase(Locale.ROOT)
            + "/providers/Microsoft.Compute/virtualMachines/"
            + machine.name();
    json.put("id", id).put("name", machine.name());
    json.put("type", "Microsoft.Compute/virtualMachines");
    ObjectNode properties = json.withObjectProperty("properties");
    properties.put("vmId", machine.id().toString());
    properties.put("provisioningState", provisioning(instance.state()));
    properties.put("timeCreated", machine.createdAt().toString());
    if (properties.path("osProfile") instanceof ObjectNode system) {
      // what the client sent in confidence never comes back
      system.remove("customData");
    }
    if (withView) {
      properties.set("instanceView", view(instance));
    }
    return json;
  }

  static ObjectNode view(SimInstance instance) {
    ObjectNode view = Json.object();
    ArrayNode statuses = view.putArray("statuses");
    Optional<ArmFailure> failure = instance.failure().map(ArmFailure::read);
    ObjectNode provisioning = statuses.addObject();
    String state = provisioning(instance.state()).toLowerCase(Locale.ROOT);
    provisioning.put(
        "code", "ProvisioningState/" + state + failure.map(why -> "/" + why.code()).orElse(""));
    provisioning.put("level", failure.isPresent() ? "Error" : "Info");
    provisioning.put("displayStatus", "Provisioning " + state);
    failure.ifPresent(why -> provisioning.put("message", why.message()));
    power(instance.state())
        .ifPresent(power ->
            statuses
                .addObject()
                .put("code", "PowerState/" + power)
                .put("level", "Info")
                .put("displayStatus", "VM " + power));
    return view;
  }

  /** The state of an operation: of the creation, or of the deletion. */
  static ObjectNode operation(String id, ArmMachine machine, Optional<SimInstance> instance) {
    ObjectNode json = Json.object();
    json.put("startTime", machine.createdAt().toString()).put("name", id);
    boolean deletion = id.equals(machine.deleteOperation());
    if (instance.isEmpty()) {
      return json.put("status", deletion ? "Succeeded" : "Canceled");
    }
    Optional<ArmFailure> failure = instance.get().failure().map(ArmFailure::read);
    if (!deletion && failure.isPresent()) {
      json.put("status", "Failed").putObject("error");
      ((ObjectNode) json.get("error"))
          .put("code", failure.get().code())
          .put("message", failure.get().message());
      return json;
    }
    boolean going = deletion || instance.get().state() == InstanceState.BUILDING;
    return json.put("status", going ? "InProgress" : "Succeeded");
  }

  private static String provisioning(InstanceState state) {
    return switch (state) {
      case BUILDING -> "Creating";
      case RUNNING, STOPPED -> "Succeeded";
      case FAILED -> "Failed";
      case EVICTING, DELETING, GONE -> "Deleting";
    };
  }

  private static Optional<String> power(InstanceState state) {
    return switch (state) {
      case BUILDING -> Optional.of("starting");
      case RUNNING, EVICTING -> Optional.of("running");
      case STOPPED -> Optional.of("deallocated");
      case FAILED, DELETING, GONE -> Optional.empty();
    };
  }
}
