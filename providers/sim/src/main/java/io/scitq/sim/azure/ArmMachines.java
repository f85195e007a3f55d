package io.scitq.sim.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.sim.catalog.Json;
import io.scitq.sim.cloud.CreateOrder;
import io.scitq.sim.cloud.CreateResult;
import io.scitq.sim.cloud.EvictionPolicy;
import io.scitq.sim.cloud.Fault;
import io.scitq.sim.cloud.Pace;
import io.scitq.sim.cloud.SimCloud;
import io.scitq.sim.cloud.SimInstance;
import io.scitq.sim.http.Route;
import io.scitq.sim.http.SimRequest;
import io.scitq.sim.http.SimResponse;
import io.scitq.spi.QuotaKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Virtual machines and their long-running operations. */
final class ArmMachines {
  private static final String TYPE = "Microsoft.Compute/virtualMachines";
  private static final int PAGE = 50;

  private final AzureAccount account;
  private final ArmStore store;
  private final SimCloud cloud;
  private final ArmMachineJson json;

  ArmMachines(AzureAccount account, ArmStore store, SimCloud cloud) {
    this.account = account;
    this.store = store;
    this.cloud = cloud;
    this.json = new ArmMachineJson(account);
  }

  List<Route> routes() {
    String subscription = "/subscriptions/{subscription}";
    String all = subscription + "/resourceGroups/{group}/providers/" + TYPE;
    String operation =
        subscription + "/providers/Microsoft.Compute/locations/{location}/operations/{operation}";
    return List.of(
        Route.of("vm.list", "GET", all, this::list),
        Route.of("vm.get", "GET", all + "/{name}", this::get),
        Route.of("vm.get", "GET", all + "/{name}/instanceView", this::instanceView),
        Route.of("vm.create", "PUT", all + "/{name}", this::put),
        Route.of("vm.delete", "DELETE", all + "/{name}", this::delete),
        Route.of("vm.evict", "POST", all + "/{name}/simulateEviction", this::evict),
        Route.of("operation.get", "GET", operation, this::operation));
  }

  private SimResponse list(SimRequest request) {
    String group = request.part("group");
    if (store.groupLocation(group).isEmpty()) {
      return ArmErrors.groupNotFound(group);
    }
    boolean view = request.parameter("$expand").filter("instanceView"::equals).isPresent();
    List<ArmStore.Seen> all = store.machines();
    return ArmPages.page(
        request,
        all.size(),
        row -> json.machine(all.get(row).machine(), all.get(row).instance(), group, view),
        PAGE);
  }

  private SimResponse get(SimRequest request) {
    boolean view = request.parameter("$expand").filter("instanceView"::equals).isPresent();
    return visible(request)
        .map(machine ->
            SimResponse.ok(
                json.machine(
                    machine, store.instance(machine).orElseThrow(), request.part("group"), view)))
        .orElseGet(() -> absent(request));
  }

  private SimResponse instanceView(SimRequest request) {
    return visible(request)
        .flatMap(store::instance)
        .map(instance -> SimResponse.ok(ArmMachineJson.view(instance)))
        .orElseGet(() -> absent(request));
  }

  private SimResponse put(SimRequest request) {
    String name = request.part("name");
    synchronized (store) {
      if (store.groupLocation(request.part("group")).isEmpty()) {
        return ArmErrors.groupNotFound(request.part("group"));
      }
      Optional<ArmMachine> there = store.machine(name);
      if (there.isPresent()) {
        return request.header("If-None-Match").isPresent()
            ? ArmErrors.error(412, "PreconditionFailed", "The resource exists already.")
            : store
                .instance(there.get())
                .map(found -> accepted(request, 200, there.get(), found))
                .orElseGet(() -> ArmErrors.error(409, "Conflict", "The resource is being made."));
      }
      return create(request, name, (ObjectNode) request.json());
    }
  }

  private SimResponse create(SimRequest request, String name, ObjectNode body) {
    String region = body.path("location").asText("");
    String size = body.at("/properties/hardwareProfile/vmSize").asText("");
    String nic =
        ArmIds.name(body.at("/properties/networkProfile/networkInterfaces/0/id").asText(""));
    if (cloud.sizes().find(region, size).isEmpty()) {
      return ArmErrors.error(
          400, "InvalidParameter", "The value " + size + " of parameter vmSize is invalid.");
    }
    if (store.find(ArmStore.NIC, nic).isEmpty()) {
      return ArmErrors.error(
          400, "InvalidResourceReference", "Network interface '" + nic + "' was not found.");
    }
    if (store.userOf(nic).isPresent() || store.isReserved(nic)) {
      return ArmErrors.error(
          400,
          "NicReservedForAnotherVm",
          "Nic(s) in request is reserved for another Virtual Machine for 180 seconds.");
    }
    if (request.suffers(Fault.QuotaReached.class)) {
      return ArmErrors.overQuota(region, quotaNow(region, spot(body)));
    }
    CreateOrder order = order(request, name, body);
    return answer(request, name, body, order, result(request, order, nic));
  }

  /** Stock-outs come at once or in the long operation; which, hangs on the name alone. */
  private CreateResult result(SimRequest request, CreateOrder order, String nic) {
    boolean late = cloud.dice().unit("stock-out", order.name()) < 0.5;
    CreateResult result =
        request.suffers(Fault.NoCapacity.class)
            ? new CreateResult.NoRoom(order.size(), order.region())
            : cloud.create(order);
    if (result instanceof CreateResult.NoRoom && late) {
      result = cloud.create(order.failingWith(ArmErrors.allocation(order.spot()).write()));
    }
    if (result instanceof CreateResult.NoRoom || result instanceof CreateResult.NotSold) {
      boolean fast = cloud.options().pace() == Pace.FAST;
      store.reserve(nic, fast ? Duration.ofMillis(200) : Duration.ofMinutes(3));
    }
    return result;
  }

  private SimResponse answer(
      SimRequest request, String name, ObjectNode body, CreateOrder order, CreateResult result) {
    return switch (result) {
      case CreateResult.Created(SimInstance instance) -> {
        ArmMachine machine = ArmMachine.of(name, instance, body);
        store.addMachine(machine);
        store.put(ArmStore.DISK, machine.disk(), disk(machine, body));
        yield accepted(request, 201, machine, instance);
      }
      case CreateResult.NotSold(String size, String region) -> ArmErrors.noCapacity(size, region);
      case CreateResult.NoRoom(String size, String region) -> ArmErrors.noCapacity(size, region);
      case CreateResult.OverQuota met -> ArmErrors.overQuota(order.region(), met);
    };
  }

  private CreateOrder order(SimRequest request, String name, ObjectNode body) {
    String encoded = body.at("/properties/osProfile/customData").asText("");
    String userData = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    boolean delete = body.at("/properties/evictionPolicy").asText("").equals("Delete");
    CreateOrder order =
        new CreateOrder(
            name,
            body.path("location").asText(),
            body.at("/properties/hardwareProfile/vmSize").asText(),
            spot(body),
            delete ? EvictionPolicy.DELETE : EvictionPolicy.DEALLOCATE,
            userData,
            Optional.empty(),
            request
                .fault(Fault.AnswerLost.class)
                .map(Fault.AnswerLost::visibleAfter)
                .orElse(Duration.ZERO));
    return request.suffers(Fault.FailsLate.class)
        ? order.failingWith(ArmErrors.allocation(order.spot()).write())
        : order;
  }

  private SimResponse accepted(
      SimRequest request, int status, ArmMachine machine, SimInstance instance) {
    ObjectNode body = json.machine(machine, instance, request.part("group"), false);
    return following(SimResponse.json(status, body), request, machine, machine.createOperation());
  }

  private SimResponse delete(SimRequest request) {
    Optional<ArmMachine> machine = visible(request);
    if (machine.isEmpty()) {
      return SimResponse.empty(204);
    }
    cloud.delete(machine.get().id());
    return following(
        SimResponse.empty(202), request, machine.get(), machine.get().deleteOperation());
  }

  private SimResponse evict(SimRequest request) {
    return visible(request).filter(machine -> cloud.evict(machine.id())).isPresent()
        ? SimResponse.empty(204)
        : absent(request);
  }

  private SimResponse operation(SimRequest request) {
    String id = request.part("operation");
    return store
        .operation(id)
        .map(machine ->
            SimResponse.ok(ArmMachineJson.operation(id, machine, store.instance(machine))))
        .orElseGet(() -> ArmErrors.error(404, "NotFound", "The entity was not found."));
  }

  /** The operation's address bears an opaque query that must be used as it is. */
  private SimResponse following(
      SimResponse response, SimRequest request, ArmMachine machine, String operation) {
    String base = request.url().substring(0, request.url().indexOf("/subscriptions/"));
    String address =
        base
            + "/subscriptions/"
            + account.subscription()
            + "/providers/Microsoft.Compute/locations/"
            + machine.body().path("location").asText()
            + "/operations/"
            + operation
            + "?p=0b1f&t=638&c=MII&s=sim&api-version=2024-07-01";
    return response.with("Azure-AsyncOperation", address).with("Retry-After", "10");
  }

  private Optional<ArmMachine> visible(SimRequest request) {
    return store
        .machine(request.part("name"))
        .filter(machine -> store.instance(machine).isPresent());
  }

  private SimResponse absent(SimRequest request) {
    String group = request.part("group");
    return store.groupLocation(group).isEmpty()
        ? ArmErrors.groupNotFound(group)
        : ArmErrors.notFound(TYPE, request.part("name"), group);
  }

  private CreateResult.OverQuota quotaNow(String region, boolean spot) {
    QuotaKind kind = spot ? QuotaKind.SPOT_CORES : QuotaKind.CORES;
    long used = cloud.quota().used(region, kind);
    return new CreateResult.OverQuota(kind, used, used, 4);
  }

  private static boolean spot(JsonNode body) {
    return body.at("/properties/priority").asText("").equals("Spot");
  }

  private ObjectNode disk(ArmMachine machine, ObjectNode body) {
    ObjectNode disk =
        Json.texts("name", machine.disk(), "location", body.path("location").asText());
    disk.put(
        "id",
        "/subscriptions/"
            + account.subscription()
            + "/resourceGroups/scitq/providers/Microsoft.Compute/disks/"
            + machine.disk());
    if (body.path("tags").isObject()) {
      disk.set("tags", body.path("tags").deepCopy());
    }
    disk.putObject("properties").put("provisioningState", "Succeeded").put("diskState", "Attached");
    return disk;
  }
}
