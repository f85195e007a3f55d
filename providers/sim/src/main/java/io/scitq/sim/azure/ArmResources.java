package io.scitq.sim.azure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.sim.cloud.Fault;
import io.scitq.sim.cloud.SimCloud;
import io.scitq.sim.http.Route;
import io.scitq.sim.http.SimRequest;
import io.scitq.sim.http.SimResponse;
import io.scitq.spi.QuotaKind;
import java.util.List;
import java.util.Optional;

/**
 * One kind of small resource: networks, firewalls, addresses, interfaces, disks. They are ready
 * when they are first read.
 *
 * @param type namespace and kind ({@code Microsoft.Network/networkInterfaces})
 * @param word how operations are named ({@code nic})
 */
record ArmResources(
    String type, String word, AzureAccount account, ArmStore store, SimCloud cloud) {
  private static final int PAGE = 100;

  /** Its routes. */
  List<Route> routes() {
    String all = "/subscriptions/{subscription}/resourceGroups/{group}/providers/" + type;
    return List.of(
        Route.of(word + ".list", "GET", all, this::list),
        Route.of(word + ".get", "GET", all + "/{name}", this::get),
        Route.of(word + ".create", "PUT", all + "/{name}", this::put),
        Route.of(word + ".delete", "DELETE", all + "/{name}", this::delete));
  }

  private String kind() {
    return ArmIds.name(type);
  }

  private SimResponse list(SimRequest request) {
    if (store.groupLocation(request.part("group")).isEmpty()) {
      return ArmErrors.groupNotFound(request.part("group"));
    }
    List<ObjectNode> all = store.all(kind());
    return ArmPages.page(request, all.size(), row -> read(all.get(row)), PAGE);
  }

  private SimResponse get(SimRequest request) {
    String group = request.part("group");
    if (store.groupLocation(group).isEmpty()) {
      return ArmErrors.groupNotFound(group);
    }
    return store
        .find(kind(), request.part("name"))
        .map(body -> SimResponse.ok(read(body)))
        .orElseGet(() -> ArmErrors.notFound(type, request.part("name"), group));
  }

  private SimResponse put(SimRequest request) {
    String group = request.part("group");
    String name = request.part("name");
    if (store.groupLocation(group).isEmpty()) {
      return ArmErrors.groupNotFound(group);
    }
    ObjectNode body = (ObjectNode) request.json();
    Optional<SimResponse> refusal = refusal(request, name, body);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    body.put("id", id(group, name)).put("name", name).put("type", type);
    body.withObjectProperty("properties").put("provisioningState", "Succeeded");
    boolean added = store.put(kind(), name, body);
    ObjectNode answer = body.deepCopy();
    answer.withObjectProperty("properties").put("provisioningState", "Updating");
    return SimResponse.json(added ? 201 : 200, answer);
  }

  private Optional<SimResponse> refusal(SimRequest request, String name, ObjectNode body) {
    if (kind().equals(ArmStore.ADDRESS) && store.find(kind(), name).isEmpty()) {
      String region = body.path("location").asText("");
      boolean over =
          request.suffers(Fault.QuotaReached.class)
              || !cloud.quota().take(region, QuotaKind.PUBLIC_IPS, 1);
      return over
          ? Optional.of(
              ArmErrors.tooManyAddresses(cloud.quota().limit(region, QuotaKind.PUBLIC_IPS)))
          : Optional.empty();
    }
    String address = kind().equals(ArmStore.NIC) ? ArmIds.addressOf(body) : "";
    return !address.isEmpty() && store.find(ArmStore.ADDRESS, address).isEmpty()
        ? Optional.of(
            ArmErrors.error(
                400,
                "InvalidResourceReference",
                "Resource " + address + " referenced by resource " + name + " was not found."))
        : Optional.empty();
  }

  private SimResponse delete(SimRequest request) {
    String name = request.part("name");
    Optional<SimResponse> inUse = inUse(name);
    if (inUse.isPresent()) {
      return inUse.get();
    }
    return SimResponse.empty(store.remove(kind(), name) ? 202 : 204);
  }

  private Optional<SimResponse> inUse(String name) {
    if (kind().equals(ArmStore.NIC) && store.userOf(name).isPresent()) {
      return refuse("NicInUse", "Network Interface " + name + " is used by existing resource.");
    }
    if (kind().equals(ArmStore.NIC) && store.isReserved(name)) {
      return refuse(
          "NicReservedForAnotherVm",
          "Nic(s) in request is reserved for another Virtual Machine for 180 seconds.");
    }
    if (kind().equals(ArmStore.ADDRESS) && store.holderOf(name).isPresent()) {
      return refuse(
          "PublicIPAddressCannotBeDeleted",
          "Public IP address " + name + " can not be deleted since it is still allocated.");
    }
    return Optional.empty();
  }

  private static Optional<SimResponse> refuse(String code, String message) {
    return Optional.of(ArmErrors.error(400, code, message));
  }

  /** An address learns its figure when its machine has booted. */
  private ObjectNode read(ObjectNode body) {
    if (!kind().equals(ArmStore.ADDRESS)) {
      return body;
    }
    Optional<String> figure = store.figure(body.path("name").asText());
    if (figure.isEmpty()) {
      return body;
    }
    ObjectNode address = body.deepCopy();
    address.withObjectProperty("properties").put("ipAddress", figure.get());
    return address;
  }

  private String id(String group, String name) {
    return "/subscriptions/"
        + account.subscription()
        + "/resourceGroups/"
        + group
        + "/providers/"
        + type
        + "/"
        + name;
  }
}
