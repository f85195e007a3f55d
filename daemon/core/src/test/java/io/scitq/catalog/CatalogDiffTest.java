package io.scitq.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.catalog.CatalogChange.Aspect;
import io.scitq.samples.Offers;
import io.scitq.samples.RandomOffers;
import io.scitq.spi.EvictionRate;
import io.scitq.spi.Exclusion;
import io.scitq.spi.FetchProblem;
import io.scitq.spi.FetchReport;
import io.scitq.spi.Offering;
import io.scitq.spi.Price;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogDiffTest {
  private static final Instant NOW = Instant.parse("2026-11-23T04:00:00Z");
  private static final Offers D4 = Offers.azure("D4s").price("0.1").eviction(5);

  @Test
  void addsWhatIsNew() {
    assertThat(changes(List.of(), fetched(D4.make())))
        .containsExactly(new CatalogChange.Added(D4.make()));
  }

  @Test
  void saysNothingWhenNothingChanged() {
    assertThat(changes(known(D4.make(), 0), fetched(D4.price("0.10").make()))).isEmpty();
  }

  @Test
  void namesWhatChanged() {
    Offering after = D4.price("0.2").eviction(10).excluded(Exclusion.RESTRICTED).make();

    CatalogChange change = changes(known(D4.make(), 0), fetched(after)).getFirst();

    assertThat(change)
        .isEqualTo(
            new CatalogChange.Changed(
                new KnownOffering(D4.make(), 0),
                new KnownOffering(after, 0),
                Set.of(Aspect.PRICE, Aspect.EVICTION, Aspect.FACTS)));
  }

  // lesson 17: an incomplete region keeps everything
  @Test
  void keepsARegionThatWasNotReadWhole() {
    FetchReport<Offering> partial =
        new FetchReport<>(
            List.of(Offers.azure("other").make()),
            Set.of("northeurope"),
            List.of(new FetchProblem("westeurope", "http-500", "no answer")),
            NOW);

    assertThat(changes(known(D4.make(), 2), partial)).isEmpty();
  }

  // lesson 17: a failed fetch deletes nothing
  @Test
  void keepsEverythingWhenTheFetchFailed() {
    FetchReport<Offering> failed =
        FetchReport.failed(new FetchProblem("all", "timeout", "no answer"), NOW);

    assertThat(changes(known(D4.make(), 2), failed)).isEmpty();
  }

  // lesson 18: removed only after several complete crawls in a row lacked it
  @Test
  void removesAfterThreeCompleteCrawls() {
    Offering other = Offers.azure("other").make();

    assertThat(changes(known(D4.make(), 0), fetched(other)))
        .contains(new CatalogChange.Missed(D4.make().id(), 1));
    assertThat(changes(known(D4.make(), 1), fetched(other)))
        .contains(new CatalogChange.Missed(D4.make().id(), 2));
    assertThat(changes(known(D4.make(), 2), fetched(other)))
        .contains(new CatalogChange.Removed(D4.make().id()));
  }

  @Test
  void forgetsMissesWhenItIsBack() {
    assertThat(changes(known(D4.make(), 2), fetched(D4.make())))
        .containsExactly(new CatalogChange.Missed(D4.make().id(), 0));
  }

  // lessons 9, 18: a missing price, or a price of 0, never overwrites a known one
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void keepsTheKnownPrice(boolean zero) {
    Offers bare = zero ? D4.price("0") : D4.unpriced().excluded(Exclusion.NO_PRICE);

    assertThat(changes(known(D4.make(), 0), fetched(bare.make())))
        .containsExactly(new CatalogChange.Missed(D4.make().id(), 1));
  }

  // lesson 18
  @Test
  void dropsAPriceAfterThreeCompleteCrawls() {
    CatalogChange change = changes(known(D4.make(), 2), fetched(D4.unpriced().make())).getFirst();

    assertThat(((CatalogChange.Changed) change).after().offering().price()).isEmpty();
    assertThat(changes(known(D4.unpriced().make(), 0), fetched(D4.unpriced().make()))).isEmpty();
  }

  // lesson 18: a price crawl that failed is no crawl that lacked the price
  @Test
  void doesNotCountMissesWhenPricesCouldNotBeRead() {
    FetchReport<Offering> report = troubled("prices", D4.unpriced().make());

    assertThat(changes(known(D4.make(), 2), report)).isEmpty();
  }

  @Test
  void keepsTheKnownPriceBesideOtherChanges() {
    Offering bigger = D4.size(16, 64, 10).unpriced().make();

    CatalogChange.Changed change =
        (CatalogChange.Changed) changes(known(D4.make(), 0), fetched(bigger)).getFirst();

    assertThat(change.after().offering().price()).contains(Price.of("0.1", "EUR"));
    assertThat(change.after().offering().flavor().vcpus()).isEqualTo(16);
    assertThat(change.after().missedCrawls()).isEqualTo(1);
  }

  // lesson 21: an unknown eviction rate overwrites only when evictions were read
  @Test
  void keepsTheKnownEvictionWhenEvictionsCouldNotBeRead() {
    Offering unknown = D4.unknownEviction().make();

    assertThat(changes(known(D4.make(), 0), troubled("evictions", unknown))).isEmpty();
    CatalogChange change = changes(known(D4.make(), 0), fetched(unknown)).getFirst();
    assertThat(((CatalogChange.Changed) change).after().offering().eviction())
        .isEqualTo(EvictionRate.UNKNOWN);
  }

  // lesson 9: a new offering with a price of 0 is stored without a price
  @Test
  void neverBelievesAPriceOfZero() {
    CatalogChange.Added added =
        (CatalogChange.Added) changes(List.of(), fetched(D4.price("0").make())).getFirst();

    assertThat(added.offering().price()).isEmpty();
  }

  @Test
  void leavesOtherProvidersAlone() {
    Offering foreign = Offers.ovh("b3-8").in("westeurope").make();

    assertThat(changes(known(foreign, 2), fetched(foreign))).isEmpty();
  }

  // lesson 18: pages repeat rows
  @Test
  void takesTheFirstOfRepeatedRows() {
    assertThat(changes(List.of(), fetched(D4.make(), D4.price("9").make())))
        .containsExactly(new CatalogChange.Added(D4.make()));
  }

  @Test
  void doesNotDependOnTheOrderOfItsInput() {
    List<Offering> now = new ArrayList<>(RandomOffers.make(1, 4, 50));
    List<KnownOffering> before = new ArrayList<>();
    RandomOffers.make(2, 4, 60).forEach(offering -> before.add(new KnownOffering(offering, 0)));
    List<CatalogChange> first = changes(before, fetched(now.toArray(Offering[]::new)));
    Collections.shuffle(now, new Random(1));
    Collections.shuffle(before, new Random(2));

    assertThat(first).isNotEmpty();
    assertThat(changes(before, fetched(now.toArray(Offering[]::new)))).isEqualTo(first);
  }

  private static List<CatalogChange> changes(
      List<KnownOffering> known, FetchReport<Offering> report) {
    return CatalogDiff.between(known, report, RandomOffers.azure()).changes();
  }

  private static List<KnownOffering> known(Offering offering, int missed) {
    return List.of(new KnownOffering(offering, missed));
  }

  private static FetchReport<Offering> fetched(Offering... offerings) {
    return new FetchReport<>(List.of(offerings), regions(offerings), List.of(), NOW);
  }

  private static FetchReport<Offering> troubled(String scope, Offering... offerings) {
    return new FetchReport<>(
        List.of(offerings),
        regions(offerings),
        List.of(new FetchProblem(scope, "http-500", "no answer")),
        NOW);
  }

  private static Set<String> regions(Offering... offerings) {
    return Set.copyOf(List.of(offerings).stream().map(Offering::region).distinct().toList());
  }
}
