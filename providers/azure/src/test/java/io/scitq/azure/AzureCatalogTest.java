package io.scitq.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.scitq.sim.cloud.Fault;
import io.scitq.sim.cloud.FaultRule;
import io.scitq.sim.cloud.SimOptions;
import io.scitq.spi.EvictionRate;
import io.scitq.spi.Exclusion;
import io.scitq.spi.FetchProblem;
import io.scitq.spi.FetchReport;
import io.scitq.spi.Offering;
import io.scitq.spi.QuotaKind;
import io.scitq.spi.QuotaReading;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is Azure's own in reading the catalog, over real sockets. */
class AzureCatalogTest {
  private SimAzureFixture cloud;
  private List<String> regions;

  @BeforeEach
  void start() {
    use(SimOptions.defaults().withOfferings(3_000), 2);
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void aQuietFetchIsCompleteAndHasEverythingInIt() {
    FetchReport<Offering> report = fetch();

    assertThat(report.problems()).isEmpty();
    assertThat(report.completeRegions()).containsExactlyInAnyOrderElementsOf(regions);
    assertThat(report.values()).anyMatch(one -> one.eviction() instanceof EvictionRate.Known);
    assertThat(report.values()).anyMatch(one -> one.eviction() instanceof EvictionRate.Unknown);
    assertThat(report.values())
        .extracting(Offering::exclusion)
        .contains(
            Optional.empty(), Optional.of(Exclusion.RESTRICTED), Optional.of(Exclusion.ARM64));
    assertThat(cloud.clouds().faults().requests("azure", "graph.query")).isGreaterThan(2);
  }

  @Test
  void aRegionThatFailsLeavesTheOthersComplete() { // lesson 17
    inject("sku.list", new Fault.ServerError(500), 3);

    FetchReport<Offering> report = fetch();

    assertThat(report.completeRegions()).containsExactly(regions.get(1));
    assertThat(report.problems())
        .extracting(FetchProblem::scope, FetchProblem::code)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(regions.get(0), "http-500"));
    assertThat(report.values()).allMatch(one -> one.region().equals(regions.get(1)));
  }

  @Test
  void missingEvictionRatesAreUnknownForAllAndToldOnce() { // lesson 21
    inject("graph.query", new Fault.ServerError(500), 3);

    FetchReport<Offering> report = fetch();

    assertThat(report.values()).allMatch(one -> one.eviction() instanceof EvictionRate.Unknown);
    assertThat(report.problems()).extracting(FetchProblem::scope).containsExactly("eviction");
    assertThat(report.completeRegions()).hasSize(2);
  }

  @Test
  void aPartialPriceCrawlIsToldAndItsRegionIsNotComplete() { // lessons 17 and 18
    inject("prices.list", new Fault.MalformedBody(), 1);

    FetchReport<Offering> report = fetch();

    assertThat(report.problems()).extracting(FetchProblem::scope).containsExactly("prices");
    assertThat(report.completeRegions()).containsExactly(regions.get(1));
  }

  @Test
  void throttledReadsAreTriedAgainAfterTheWait() { // lesson 14
    inject("sku.list", new Fault.TooManyRequests(Duration.ofSeconds(1)), 1);
    inject("prices.list", new Fault.TooManyRequests(Duration.ofSeconds(1)), 1);

    assertThat(fetch().problems()).isEmpty();
  }

  @Test
  void aLongThrottlingEndsTheFetchOfTheRegion() { // lesson 14
    inject("sku.list", new Fault.TooManyRequests(Duration.ofMinutes(20)), 1);

    assertThat(fetch().problems()).extracting(FetchProblem::code).containsExactly("throttled");
  }

  @Test
  void wrongCredentialsAreOneKindOfProblem() { // lesson 14
    cloud.always("token", new Fault.AuthenticationFailed());
    SimAzureFixture before = cloud;
    cloud =
        new SimAzureFixture(SimOptions.defaults().withOfferings(100), Map.of("AZURE_SECRET", "no"));
    before.close();

    FetchReport<Offering> report = fetch();

    assertThat(report.values()).isEmpty();
    assertThat(report.problems())
        .isNotEmpty()
        .allMatch(problem -> problem.code().equals("authentication"))
        .allMatch(problem -> problem.message().contains("AADSTS7000215"));
  }

  @Test
  void quotasOfBothServicesAreRead() {
    cloud.clouds().azure().quota().setLimit(regions.get(0), QuotaKind.SPOT_CORES, 350);

    FetchReport<QuotaReading> report = cloud.provider().quotas().fetchQuotas();

    assertThat(report.completeRegions()).hasSize(2);
    assertThat(report.values())
        .filteredOn(reading -> reading.region().name().equals(regions.get(0)))
        .extracting(QuotaReading::kind)
        .containsExactlyInAnyOrder(
            QuotaKind.CORES, QuotaKind.SPOT_CORES, QuotaKind.INSTANCES, QuotaKind.PUBLIC_IPS);
    assertThat(report.values())
        .anyMatch(reading -> reading.kind() == QuotaKind.SPOT_CORES && reading.limit() == 350);
  }

  @Test
  void recordedRegionsAreReadWhole() {
    Optional<Path> shared = Recorded.shared();
    assumeTrue(
        shared.isPresent(), "no recordings: put them in ../shared/data or SCITQ_SHARED_DATA");
    use(SimOptions.defaults().withDataDir(shared.get().getParent()), 7);

    FetchReport<Offering> report = fetch();

    assertThat(report.problems()).isEmpty();
    assertThat(report.completeRegions()).hasSize(7);
    assertThat(report.values()).hasSize(8_360);
  }

  private FetchReport<Offering> fetch() {
    return cloud.provider().catalog().fetchOfferings();
  }

  private void use(SimOptions options, int count) {
    if (cloud != null) {
      cloud.close();
    }
    cloud = SimAzureFixture.withRegions(options, count);
    regions = cloud.regions();
  }

  private void inject(String operation, Fault fault, long times) {
    cloud.clouds().faults().inject(FaultRule.once("azure", operation, fault).times(times));
  }
}
