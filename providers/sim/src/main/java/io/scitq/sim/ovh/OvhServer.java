package io.scitq.sim.ovh;

import io.scitq.sim.catalog.OvhData;
import io.scitq.sim.cloud.SimCloud;
import io.scitq.sim.cloud.SimFaults;
import io.scitq.sim.http.CloudServer;
import io.scitq.sim.http.Route;
import io.scitq.sim.http.SimHttp;
import io.scitq.spi.QuotaKind;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The running OVH API. Operations for faults and counts are named in {@link #routes}. */
public final class OvhServer implements CloudServer {
  /** Quotas are declared as plain numbers; endless ones as this. */
  private static final long MANY = 1_000_000;

  private final OvhWorld world;
  private final SimHttp http;

  private OvhServer(OvhWorld world, SimHttp http) {
    this.world = world;
    this.http = http;
  }

  /** Starts it. */
  public static OvhServer start(Vertx vertx, OvhData data, SimCloud cloud, SimFaults faults) {
    OvhWorld world = OvhWorld.of(data, cloud);
    OvhVendor vendor = new OvhVendor(world, routes(world));
    return new OvhServer(world, SimHttp.start(vertx, vendor, faults, new HttpServerOptions()));
  }

  private static List<Route> routes(OvhWorld world) {
    OvhReads reads = new OvhReads(world);
    OvhImages images = new OvhImages(world);
    OvhKeys keys = new OvhKeys(world);
    OvhInstances instances = new OvhInstances(world, images, keys);
    List<Route> routes = new ArrayList<>();
    for (String version : List.of("/1.0", "/v1")) {
      String project = version + "/cloud/project/{project}";
      routes.add(Route.of("auth.time", "GET", version + "/auth/time", reads::time));
      routes.add(Route.of("project.list", "GET", version + "/cloud/project", reads::projects));
      routes.add(Route.of("project.get", "GET", project, reads::project));
      routes.add(Route.of("flavor.list", "GET", project + "/flavor", reads::flavors));
      routes.add(Route.of("flavor.get", "GET", project + "/flavor/{flavor}", reads::flavor));
      routes.add(Route.of("region.list", "GET", project + "/region", reads::regions));
      routes.add(Route.of("region.get", "GET", project + "/region/{region}", reads::region));
      routes.add(Route.of("quota.list", "GET", project + "/quota", reads::quotas));
      routes.add(
          Route.of("quota.get", "GET", project + "/region/{region}/quota", reads::regionQuota));
      routes.add(Route.of("image.list", "GET", project + "/image", images::list));
      routes.add(Route.of("sshkey.list", "GET", project + "/sshkey", keys::list));
      routes.add(Route.of("sshkey.create", "POST", project + "/sshkey", keys::create));
      routes.add(Route.of("sshkey.delete", "DELETE", project + "/sshkey/{key}", keys::delete));
      routes.add(Route.of("vm.list", "GET", project + "/instance", instances::list));
      routes.add(Route.of("vm.create", "POST", project + "/instance", instances::create));
      routes.add(Route.of("vm.get", "GET", project + "/instance/{instance}", instances::get));
      routes.add(
          Route.of("vm.delete", "DELETE", project + "/instance/{instance}", instances::delete));
      routes.add(
          Route.of(
              "catalog",
              "GET",
              version + "/order/catalog/public/cloud",
              new OvhCatalog(world)::get));
    }
    return routes;
  }

  @Override
  public Map<String, String> configuration() {
    OvhAccount account = world.account();
    List<String> regions = world.data().computeRegions();
    String quotas =
        regions.stream()
            .map(region -> Math.min(MANY, world.cloud().quota().limit(region, QuotaKind.CORES)))
            .map(String::valueOf)
            .collect(Collectors.joining(" "));
    return Map.of(
        "OVH_ENDPOINT", http.url() + "/1.0",
        "OVH_APPLICATIONKEY", account.applicationKey(),
        "OVH_APPLICATIONSECRET", account.applicationSecret(),
        "OVH_CONSUMERKEY", account.consumerKey(),
        "OS_PROJECT_ID", account.project(),
        "OVH_REGIONS", String.join(" ", regions),
        "OVH_CPUQUOTAS", quotas);
  }

  @Override
  public void close() {
    http.close();
  }
}
