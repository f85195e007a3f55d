package io.scitq.sim.azure;

import io.scitq.sim.catalog.Json;
import io.scitq.sim.cloud.SimCloud;
import io.scitq.sim.cloud.SimInstance;
import io.scitq.sim.http.Route;
import io.scitq.sim.http.SimRequest;
import io.scitq.sim.http.SimResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Boot diagnostics in a managed storage: an operation that gives the address of the serial
 * console's log, and the blob behind it, which only the signature in its query opens.
 */
final class ArmConsole {
  static final String BLOB = "blob.get";

  /** Page blobs are filled up with zeros to whole pages. */
  private static final int PAGE = 512;

  private static final Map<String, String> TEXT = Map.of("Content-Type", "text/plain");

  private final ArmStore store;
  private final SimCloud cloud;
  private volatile Function<SimInstance, String> output = ArmConsole::boot;

  ArmConsole(ArmStore store, SimCloud cloud) {
    this.store = store;
    this.cloud = cloud;
  }

  List<Route> routes() {
    String machine =
        "/subscriptions/{subscription}/resourceGroups/{group}"
            + "/providers/Microsoft.Compute/virtualMachines/{name}";
    return List.of(
        Route.of("vm.console", "POST", machine + "/retrieveBootDiagnosticsData", this::address),
        Route.of(BLOB, "GET", "/bootdiagnostics/{blob}", this::blob));
  }

  /** What machines print from now on. */
  void prints(Function<SimInstance, String> text) {
    output = text;
  }

  private SimResponse address(SimRequest request) {
    String name = request.part("name");
    Optional<ArmMachine> machine =
        store.machine(name).filter(there -> store.instance(there).isPresent());
    if (machine.isEmpty()) {
      return ArmErrors.notFound("Microsoft.Compute/virtualMachines", name, request.part("group"));
    }
    boolean enabled =
        machine
            .get()
            .body()
            .at("/properties/diagnosticsProfile/bootDiagnostics/enabled")
            .asBoolean(false);
    if (!enabled) {
      return ArmErrors.error(
          409, "OperationNotAllowed", "Boot diagnostics is not enabled for '" + name + "'.");
    }
    String base = request.url().substring(0, request.url().indexOf("/subscriptions/"));
    String blob = machine.get().name() + ".serialconsole.log";
    String link = base + "/bootdiagnostics/" + blob + "?sv=2018-03-28&sr=b&sp=r&sig=";
    return SimResponse.ok(
        Json.texts("serialConsoleLogBlobUri", link + signature(machine.get().name())));
  }

  private SimResponse blob(SimRequest request) {
    String name = request.part("blob").replace(".serialconsole.log", "");
    boolean signed = request.parameter("sig").filter(signature(name)::equals).isPresent();
    if (!signed || request.header("Authorization").isPresent()) {
      return SimResponse.html(403, "AuthenticationFailed");
    }
    return store
        .machine(name)
        .flatMap(store::instance)
        .map(instance -> new SimResponse(200, TEXT, pages(output.apply(instance))))
        .orElseGet(() -> SimResponse.html(404, "BlobNotFound"));
  }

  private String signature(String name) {
    return "SIM" + Math.round(cloud.dice().unit("signature", name) * 1e12);
  }

  private static byte[] pages(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Arrays.copyOf(bytes, (bytes.length + PAGE - 1) / PAGE * PAGE);
  }

  /** As Ubuntu and cloud-init write it, in short. */
  private static String boot(SimInstance instance) {
    return """
    [    0.000000] Linux version 6.8.0-1021-azure (buildd@lcy02-amd64) #25-Ubuntu SMP\r
    [    0.812345] hv_vmbus: Vmbus version:5.3\r
    [\u001b[0;32m  OK  \u001b[0m] Reached target Network is Online.\r
    [   14.201] cloud-init[812]: Cloud-init v. 24.4 running 'init' at %s. Up 14.20 seconds.\r
    ci-info: | eth0 | True | 10.0.0.4 | 255.255.255.0 | global | %s |\r
    [   41.977] cloud-init[1102]: Cloud-init v. 24.4 running 'modules:final'.\r
    %s login: \
    """
        .formatted(instance.createdAt(), instance.ipv4().orElse("no address"), instance.name());
  }
}
