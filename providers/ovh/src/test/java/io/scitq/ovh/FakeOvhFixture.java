package io.scitq.ovh;

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
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** The contract's cloud over {@link FakeOvh}. */
final class FakeOvhFixture implements CloudFixture {
  private final FakeOvh ovh = new FakeOvh();
  private final TinyServer server;
  private final Provider provider;
  private final Provider neighbour;
  private final Flavor flavor;

  FakeOvhFixture() throws IOException {
    this(Map.of());
  }

  FakeOvhFixture(Map<String, String> more) throws IOException {
    server = new TinyServer(ovh);
    provider = provider(serverId(), more);
    neighbour = provider(neighbourId(), more);
    flavor = flavor(provider.catalog().fetchOfferings());
  }

  private static Flavor flavor(FetchReport<Offering> report) {
    return report.values().stream()
        .map(Offering::flavor)
        .filter(each -> each.id().name().equals("b3-8"))
        .findFirst()
        .orElseThrow(() -> new AssertionError(report.problems()));
  }

  private Provider provider(ServerId owner, Map<String, String> more) {
    Map<String, String> values = new HashMap<>();
    values.put("OVH_ENDPOINT", server.base() + "/");
    values.put("OVH_APPLICATIONKEY", FakeOvh.KEYS.application());
    values.put("OVH_APPLICATIONSECRET", FakeOvh.KEYS.secret());
    values.put("OVH_CONSUMERKEY", FakeOvh.KEYS.consumer());
    values.put("OS_PROJECT_ID", FakeOvh.PROJECT);
    values.put("OVH_REGIONS", "GRA11 SBG5");
    values.put("OVH_TIMEOUT_SECONDS", "10");
    values.putAll(more);
    ProviderSetup setup =
        new OvhProviderFactory()
            .create(new ProviderSettings(values, owner, InstantSource.system()));
    return ((ProviderSetup.Enabled) setup).provider();
  }

  FakeOvh ovh() {
    return ovh;
  }

  TinyServer server() {
    return server;
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
    return "GRA11";
  }

  @Override
  public Purchase purchase() {
    return Purchase.ON_DEMAND;
  }

  @Override
  public int alive(InstanceName name) {
    return ovh.alive(name.value());
  }

  @Override
  public void breakNextLaunch(LaunchFault fault) {
    ovh.breakNextLaunch(fault);
  }

  @Override
  public void breakReads(ReadFault fault) {
    ovh.breakReads(fault);
  }

  @Override
  public void heal() {
    ovh.heal();
  }

  @Override
  public void close() {
    provider.close();
    neighbour.close();
    server.close();
  }
}
