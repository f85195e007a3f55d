package io.scitq.sim.azure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.sim.catalog.Json;
import io.scitq.sim.http.SimRequest;
import io.scitq.sim.http.SimResponse;
import java.util.Optional;

/** Resource groups. */
final class ArmGroups {
  private final AzureAccount account;
  private final ArmStore store;

  ArmGroups(AzureAccount account, ArmStore store) {
    this.account = account;
    this.store = store;
  }

  SimResponse get(SimRequest request) {
    String name = request.part("group");
    return store
        .groupLocation(name)
        .map(location -> SimResponse.ok(json(name, location)))
        .orElseGet(() -> ArmErrors.groupNotFound(name));
  }

  SimResponse put(SimRequest request) {
    String name = request.part("group");
    String location = request.json().path("location").asText("");
    Optional<String> before = store.groupLocation(name);
    if (before.isPresent() && !before.get().equalsIgnoreCase(location)) {
      return ArmErrors.error(
          409,
          "InvalidResourceGroupLocation",
          "Invalid resource group location '"
              + location
              + "'. The Resource group already exists in location '"
              + before.get()
              + "'.");
    }
    return SimResponse.json(
        before.isPresent() ? 200 : 201, json(name, store.group(name, location)));
  }

  private ObjectNode json(String name, String location) {
    ObjectNode group =
        Json.texts(
            "id",
            "/subscriptions/" + account.subscription() + "/resourceGroups/" + name,
            "name",
            name,
            "type",
            "Microsoft.Resources/resourceGroups",
            "location",
            location);
    group.putObject("properties").put("provisioningState", "Succeeded");
    return group;
  }
}
