package io.scitq.sim.azure;

import io.scitq.sim.catalog.AzureData;
import io.scitq.sim.cloud.SimCloud;
import io.scitq.sim.cloud.SimFaults;
import io.scitq.sim.cloud.SimInstance;
import io.scitq.sim.http.CloudServer;
import io.scitq.sim.http.Route;
import io.scitq.sim.http.SimHttp;
import io.scitq.spi.QuotaKind;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The running Azure: token service, Resource Manager, Resource Graph and Retail Prices on one port,
 * over TLS with a certificate made at start. Operations for faults and counts are named in {@link
 * #routes}; those of small resources are {@code vnet nsg ip nic disk} with {@code .list .get
 * .create .delete}.
 */
public final class AzureServer implements CloudServer {
  /** Quotas are declared as plain numbers; endless ones as this. */
  private static final long MANY = 1_000_000;

  private final AzureAccount account;
  private final AzureData data;
  private final SimCloud cloud;
  private final ArmStore store;
  private final SimHttp http;
  private final Path certificate;
  private final ArmConsole console;

  private AzureServer(
      AzureAccount account, AzureData data, SimCloud cloud, ArmStore store, Running running) {
    this.account = account;
    this.data = data;
    this.cloud = cloud;
    this.store = store;
    this.http = running.http();
    this.certificate = running.certificate();
    this.console = running.console();
  }

  private record Running(SimHttp http, Path certificate, ArmConsole console) {}

  /**
   * Starts it.
   *
   * @throws UncheckedIOException when the certificate cannot be written to the temporary folder
   */
  public static AzureServer start(Vertx vertx, AzureData data, SimCloud cloud, SimFaults faults) {
    AzureAccount account = AzureAccount.of(cloud.dice());
    ArmStore store = new ArmStore(cloud);
    SelfSigned pair = SelfSigned.create();
    HttpServerOptions options =
        new HttpServerOptions()
            .setSsl(true)
            // one request, one connection: a fault that breaks it hurts no other request
            .setUseAlpn(false)
            .setKeyCertOptions(
                new PemKeyCertOptions()
                    .setKeyValue(Buffer.buffer(pair.key()))
                    .setCertValue(Buffer.buffer(pair.certificate())));
    ArmConsole console = new ArmConsole(store, cloud);
    List<Route> routes = routes(account, data, cloud, store);
    routes.addAll(console.routes());
    AzureVendor vendor = new AzureVendor(account, routes);
    Path certificate = write(pair.certificate());
    SimHttp http = SimHttp.start(vertx, vendor, faults, options);
    return new AzureServer(account, data, cloud, store, new Running(http, certificate, console));
  }

  private static List<Route> routes(
      AzureAccount account, AzureData data, SimCloud cloud, ArmStore store) {
    ArmReads reads = new ArmReads(data, cloud);
    ArmGroups groups = new ArmGroups(account, store);
    String subscription = "/subscriptions/{subscription}";
    String compute = subscription + "/providers/Microsoft.Compute";
    String network = subscription + "/providers/Microsoft.Network";
    String group = subscription + "/resourceGroups/{group}";
    List<Route> routes = new ArrayList<>();
    routes.add(
        Route.of(
            AzureVendor.TOKEN,
            "POST",
            "/{tenant}/oauth2/v2.0/token",
            new TokenService(account)::token));
    routes.add(Route.of("sku.list", "GET", compute + "/skus", reads::skus));
    routes.add(
        Route.of(
            "usage.list", "GET", compute + "/locations/{location}/usages", reads::computeUsages));
    routes.add(
        Route.of(
            "netusage.list",
            "GET",
            network + "/locations/{location}/usages",
            reads::networkUsages));
    routes.add(Route.of("group.get", "GET", group, groups::get));
    routes.add(Route.of("group.create", "PUT", group, groups::put));
    routes.addAll(new ArmMachines(account, store, cloud).routes());
    Map.of(
            "vnet", "Microsoft.Network/virtualNetworks",
            "nsg", "Microsoft.Network/networkSecurityGroups",
            "ip", "Microsoft.Network/publicIPAddresses",
            "nic", "Microsoft.Network/networkInterfaces",
            "disk", "Microsoft.Compute/disks")
        .forEach((word, type) ->
            routes.addAll(new ArmResources(type, word, account, store, cloud).routes()));
    routes.add(
        Route.of(
            "graph.query",
            "POST",
            "/providers/Microsoft.ResourceGraph/resources",
            new SpotGraph(data)::query));
    routes.add(
        Route.of(
            AzureVendor.PRICES, "GET", "/api/retail/prices", new RetailService(data, cloud)::list));
    return routes;
  }

  /** How many machines of a name there are, those that listings hide too: 0 or 1. */
  public int alive(String name) {
    return store.alive(name);
  }

  /** What machines print on their consoles from now on, for boot diagnostics. */
  public void consolePrints(Function<SimInstance, String> text) {
    console.prints(text);
  }

  /** Names of the addresses, interfaces and disks that are there now: what goes on costing. */
  public List<String> parts() {
    return List.of(ArmStore.ADDRESS, ArmStore.NIC, ArmStore.DISK).stream()
        .flatMap(kind -> store.all(kind).stream())
        .map(part -> part.path("name").asText())
        .sorted()
        .toList();
  }

  @Override
  public Map<String, String> configuration() {
    String quotas =
        data.regions().stream()
            .map(region -> cloud.quota().limit(region, QuotaKind.SPOT_CORES))
            .map(limit -> String.valueOf(Math.min(MANY, limit)))
            .collect(Collectors.joining(" "));
    return Map.of(
        "AZURE_SUBSCRIPTION_ID", account.subscription(),
        "AZURE_TENANT", account.tenant(),
        "AZURE_CLIENT_ID", account.client(),
        "AZURE_SECRET", account.secret(),
        "AZURE_REGIONS", String.join(" ", data.regions()),
        "AZURE_CPUQUOTAS", quotas,
        "AZURE_ENDPOINT", http.url(),
        "AZURE_AUTHORITY", http.url(),
        "AZURE_PRICES_ENDPOINT", http.url(),
        "AZURE_CA_FILE", certificate.toString());
  }

  @Override
  public void close() {
    http.close();
    try {
      Files.deleteIfExists(certificate);
    } catch (IOException stays) {
      throw new UncheckedIOException("cannot delete " + certificate, stays);
    }
  }

  private static Path write(String pem) {
    try {
      return Files.writeString(Files.createTempFile("simulated-azure-", ".pem"), pem);
    } catch (IOException refused) {
      throw new UncheckedIOException("cannot write the certificate", refused);
    }
  }
}
