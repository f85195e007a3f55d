package io.scitq.ovh;

import io.scitq.sim.SimClouds;
import io.scitq.sim.cloud.Fault;
import io.scitq.sim.cloud.FaultRule;
import io.scitq.sim.cloud.Pace;
import io.scitq.sim.cloud.SimOptions;
import io.scitq.sim.cloud.WorkerOptions;
import io.scitq.spi.FetchReport;
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
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The contract's cloud over the OVH simulator. */
final class SimFixture implements CloudFixture {
  private static final List<String> READS =
      List.of(
          "flavor.list", "region.get", "quota.list", "image.list", "vm.list", "vm.get", "catalog");

  private final SimClouds clouds;
  private final Provider provider;
  private final Provider neighbour;
  private final Offering offering;

  SimFixture() {
    this(SimOptions.defaults().withOfferings(600));
  }

  SimFixture(SimOptions options) {
    this(options, "10");
  }

  SimFixture(SimOptions options, String timeoutSeconds) {
    clouds = SimClouds.start(options.withWorkers(WorkerOptions.of(Pace.FAST).withEnabled(false)));
    provider = provider(serverId(), timeoutSeconds);
    neighbour = provider(neighbourId(), timeoutSeconds);
    offering = launchable(provider.catalog().fetchOfferings());
  }

  private static Offering launchable(FetchReport<Offering> report) {
    return report.values().stream()
        .filter(each -> each.exclusion().isEmpty() && each.price().isPresent())
        .filter(each -> each.flavor().tags().letters().isEmpty() && each.flavor().vcpus() <= 8)
        .findFirst()
        .orElseThrow(() -> new AssertionError(report.problems()));
  }

  private Provider provider(ServerId owner, String timeoutSeconds) {
    Map<String, String> values = new HashMap<>(clouds.configuration());
    values.put("OVH_TIMEOUT_SECONDS", timeoutSeconds);
    ProviderSetup setup =
        new OvhProviderFactory()
            .create(new ProviderSettings(values, owner, InstantSource.system()));
    return ((ProviderSetup.Enabled) setup).provider();
  }

  SimClouds clouds() {
    return clouds;
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
    return offering.flavor();
  }

  @Override
  public String region() {
    return offering.region();
  }

  @Override
  public Purchase purchase() {
    return Purchase.ON_DEMAND;
  }

  @Override
  public int alive(InstanceName name) {
    return (int)
        clouds.ovh().instances().stream().filter(each -> each.name().equals(name.value())).count();
  }

  @Override
  public void breakNextLaunch(LaunchFault fault) {
    clouds
        .faults()
        .inject(
            switch (fault) {
              case CAPACITY -> create(new Fault.NoCapacity());
              case QUOTA -> create(new Fault.QuotaReached());
              case AUTHENTICATION -> FaultRule.always("ovh", "*", new Fault.AuthenticationFailed());
              case THROTTLED -> create(new Fault.TooManyRequests(RETRY_AFTER));
              case LATE_SUCCESS -> create(new Fault.AnswerLost(Duration.ofMillis(300)));
              case SERVER_ERROR -> create(new Fault.ServerError(503));
            });
  }

  private static FaultRule create(Fault fault) {
    return FaultRule.once("ovh", "vm.create", fault);
  }

  @Override
  public void breakReads(ReadFault fault) {
    Fault injected =
        switch (fault) {
          case AUTHENTICATION -> new Fault.AuthenticationFailed();
          case SERVER_ERROR -> new Fault.ServerError(500);
          case MALFORMED -> new Fault.MalformedBody();
          case TRUNCATED -> new Fault.TruncatedBody();
        };
    READS.forEach(read -> clouds.faults().inject(FaultRule.always("ovh", read, injected)));
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
