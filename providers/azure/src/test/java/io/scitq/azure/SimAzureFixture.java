package io.scitq.azure;

import io.scitq.sim.SimClouds;
import io.scitq.sim.cloud.Fault;
import io.scitq.sim.cloud.FaultRule;
import io.scitq.sim.cloud.SimOptions;
import io.scitq.spi.Flavor;
import io.scitq.spi.InstanceName;
import io.scitq.spi.Offering;
import io.scitq.spi.Provider;
import io.scitq.spi.ProviderSettings;
import io.scitq.spi.ProviderSetup;
import io.scitq.spi.Purchase;
import io.scitq.spi.ServerId;
import io.scitq.spi.testkit.CloudFixture;
import io.scitq.spi.testkit.LaunchFault;
import io.scitq.spi.testkit.ReadFault;
import io.scitq.spi.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The simulated Azure over TLS, and the whole adapter on it. */
final class SimAzureFixture implements CloudFixture {
  private static final List<String> READS =
      List.of(
          "sku.list",
          "usage.list",
          "netusage.list",
          "group.get",
          "graph.query",
          "prices.list",
          "vm.get",
          "vm.list",
          "nic.get",
          "nic.list",
          "ip.get",
          "ip.list",
          "disk.get",
          "disk.list",
          "vnet.get",
          "vnet.list",
          "nsg.get",
          "nsg.list");

  /** Equal options and regions make equal worlds, and reading one takes longer than most tests. */
  private static final Map<List<Object>, Flavor> CHEAPEST = new ConcurrentHashMap<>();

  private final SimClouds clouds;
  private final List<String> regions;
  private final SettableClock clock = new SettableClock(Instant.now());
  private final Provider provider;
  private final Provider neighbour;
  private final Flavor flavor;

  SimAzureFixture(SimOptions options, Map<String, String> changes) {
    this(options, 1, changes);
  }

  private SimAzureFixture(SimOptions options, int regions, Map<String, String> changes) {
    this.clouds = SimClouds.start(options);
    this.regions =
        List.of(clouds.configuration().get("AZURE_REGIONS").split(" ", -1)).subList(0, regions);
    flavor = CHEAPEST.computeIfAbsent(List.of(options, this.regions), world -> cheapest());
    provider = provider(serverId(), changes);
    neighbour = provider(neighbourId(), changes);
  }

  /** A world of which some regions are configured. */
  static SimAzureFixture withRegions(SimOptions options, int regions) {
    return new SimAzureFixture(options, regions, Map.of());
  }

  List<String> regions() {
    return regions;
  }

  SettableClock clock() {
    return clock;
  }

  /** A small, fast world and one region of it. */
  static SimAzureFixture small() {
    return new SimAzureFixture(SimOptions.defaults().withOfferings(600), Map.of());
  }

  SimClouds clouds() {
    return clouds;
  }

  private Provider provider(ServerId server, Map<String, String> changes) {
    Map<String, String> values = new HashMap<>(clouds.configuration());
    values.put("AZURE_REGIONS", String.join(" ", regions));
    values.put("AZURE_TIMEOUT_SECONDS", "10");
    values.putAll(changes);
    ProviderSetup setup =
        new AzureProviderFactory().create(new ProviderSettings(values, server, clock));
    if (setup instanceof ProviderSetup.Enabled(Provider enabled)) {
      return enabled;
    }
    throw new IllegalStateException("not enabled: " + setup);
  }

  private Flavor cheapest() {
    try (Provider healthy = provider(serverId(), Map.of())) {
      return healthy.catalog().fetchOfferings().values().stream()
          .filter(offering -> offering.exclusion().isEmpty())
          .min(
              java.util.Comparator.comparing(
                      (Offering offering) -> offering.price().orElseThrow().perHour())
                  .thenComparing(Offering::id))
          .orElseThrow()
          .flavor();
    }
  }

  @Override
  public Provider provider() {
    return provider;
  }

  @Override
  public ServerId serverId() {
    return new ServerId("abc123");
  }

  @Override
  public Provider neighbour() {
    return neighbour;
  }

  @Override
  public ServerId neighbourId() {
    return new ServerId("def456");
  }

  @Override
  public Flavor flavor() {
    return flavor;
  }

  @Override
  public String region() {
    return regions.getFirst();
  }

  @Override
  public Purchase purchase() {
    return Purchase.SPOT;
  }

  @Override
  public int alive(InstanceName name) {
    return clouds.azureServer().alive(name.value());
  }

  @Override
  public void breakNextLaunch(LaunchFault fault) {
    switch (fault) {
      case CAPACITY -> once(new Fault.NoCapacity());
      case QUOTA -> once(new Fault.QuotaReached());
      case AUTHENTICATION -> always("*", new Fault.AuthenticationFailed());
      case THROTTLED -> once(new Fault.TooManyRequests(RETRY_AFTER));
      case LATE_SUCCESS -> once(new Fault.AnswerLost(Duration.ofMillis(300)));
      case SERVER_ERROR -> once(new Fault.ServerError(500));
    }
  }

  @Override
  public void breakReads(ReadFault fault) {
    Fault wanted =
        switch (fault) {
          case AUTHENTICATION -> new Fault.AuthenticationFailed();
          case SERVER_ERROR -> new Fault.ServerError(500);
          case MALFORMED -> new Fault.MalformedBody();
          case TRUNCATED -> new Fault.TruncatedBody();
        };
    READS.forEach(operation -> always(operation, wanted));
  }

  void once(Fault fault) {
    clouds.faults().inject(FaultRule.once("azure", "vm.create", fault));
  }

  void always(String operation, Fault fault) {
    clouds.faults().inject(FaultRule.always("azure", operation, fault));
  }

  @Override
  public void heal() {
    clouds.faults().clear();
  }

  @Override
  public void close() {
    provider.close();
    neighbour.close();
    clouds.close();
  }
}
