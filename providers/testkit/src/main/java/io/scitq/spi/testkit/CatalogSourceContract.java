package io.scitq.spi.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.spi.CatalogSource;
import io.scitq.spi.EvictionRate;
import io.scitq.spi.FetchReport;
import io.scitq.spi.Flavor;
import io.scitq.spi.FlavorId;
import io.scitq.spi.Offering;
import io.scitq.spi.OfferingId;
import io.scitq.spi.Purchase;
import io.scitq.spi.QuotaReading;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link CatalogSource} and quota source must do, whatever its cloud. */
public abstract class CatalogSourceContract {
  private Optional<CloudFixture> started = Optional.empty();
  private CloudFixture cloud;
  private CatalogSource source;

  /** Starts a cloud that sells at least the fixture's flavor. */
  protected abstract CloudFixture newCloud() throws Exception;

  @BeforeEach
  final void startCloud() throws Exception {
    cloud = newCloud();
    started = Optional.of(cloud);
    source = cloud.provider().catalog();
  }

  @AfterEach
  final void stopCloud() {
    started.ifPresent(CloudFixture::close);
  }

  @Test
  void fetchBringsWhatCanBeLaunched() {
    FetchReport<Offering> report = source.fetchOfferings();

    assertThat(report.completeRegions()).contains(cloud.region());
    OfferingId wanted = new OfferingId(cloud.flavor().id(), cloud.region());
    Offering offering =
        report.values().stream().filter(each -> each.id().equals(wanted)).findAny().orElseThrow();
    assertThat(offering.purchase()).isEqualTo(cloud.purchase());
    assertThat(offering.exclusion()).isEmpty();
    assertThat(offering.price()).isPresent();
    assertThat(offering.flavor().vcpus()).isEqualTo(cloud.flavor().vcpus());
  }

  @Test
  void eachOfferingComesOnce() {
    List<OfferingId> ids = source.fetchOfferings().values().stream().map(Offering::id).toList();

    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void aFlavorIsTheSameInEveryRegion() {
    Map<FlavorId, List<Flavor>> shapes =
        source.fetchOfferings().values().stream()
            .map(Offering::flavor)
            .distinct()
            .collect(Collectors.groupingBy(Flavor::id));

    assertThat(shapes.values()).allSatisfy(shape -> assertThat(shape).hasSize(1));
  }

  @Test
  void aPriceIsNeverZeroUnlessItIsDeclared() { // lesson 9
    assertThat(source.fetchOfferings().values())
        .flatExtracting(offering -> offering.price().stream().toList())
        .allSatisfy(price ->
            assertThat(price.perHour().signum())
                .as(price.toString())
                .isEqualTo(price.declaredFree() ? 0 : 1));
  }

  @Test
  void onDemandIsNeverEvicted() {
    assertThat(source.fetchOfferings().values())
        .filteredOn(offering -> offering.purchase() == Purchase.ON_DEMAND)
        .allSatisfy(offering -> assertThat(offering.eviction()).isEqualTo(EvictionRate.NEVER));
  }

  @Test
  void sameCloudSameAnswer() {
    assertThat(source.fetchOfferings().values()).isEqualTo(source.fetchOfferings().values());
  }

  @ParameterizedTest
  @EnumSource(ReadFault.class)
  void aBrokenReadClaimsNoRegion(ReadFault fault) { // lesson 17
    cloud.breakReads(fault);

    FetchReport<Offering> report = source.fetchOfferings();

    assertThat(report.completeRegions()).isEmpty();
    assertThat(report.problems()).isNotEmpty();
    cloud.heal();
    assertThat(source.fetchOfferings().completeRegions()).contains(cloud.region());
  }

  @Test
  void quotasHoldUseAndLimit() {
    FetchReport<QuotaReading> report = cloud.provider().quotas().fetchQuotas();

    assertThat(report.completeRegions()).contains(cloud.region());
    assertThat(report.values())
        .filteredOn(reading -> reading.region().name().equals(cloud.region()))
        .isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(ReadFault.class)
  void brokenQuotasClaimNoRegion(ReadFault fault) { // lesson 7
    cloud.breakReads(fault);

    FetchReport<QuotaReading> report = cloud.provider().quotas().fetchQuotas();

    assertThat(report.values()).isEmpty();
    assertThat(report.completeRegions()).isEmpty();
    assertThat(report.problems()).isNotEmpty();
  }
}
