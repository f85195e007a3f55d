package io.scitq.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.protofilter.ParseResult;
import io.scitq.protofilter.Protofilter;
import io.scitq.protofilter.ProtofilterParser;
import io.scitq.protofilter.RandomFilters;
import io.scitq.samples.Offers;
import io.scitq.samples.RandomOffers;
import io.scitq.spi.Exclusion;
import io.scitq.spi.Offering;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CatalogTest {
  private static final PreferredRegion GRA = new PreferredRegion(RandomOffers.ovh(), "GRA%");

  @Test
  void findsTheCheapestFirst() {
    Catalog catalog =
        catalog(
            Offers.ovh("b").price("0.2").make(),
            Offers.ovh("a").price("0.10").make(),
            Offers.ovh("c").price("0.3").make());

    assertThat(names(catalog.search(query("cpu>=8"), 2))).containsExactly("a", "b");
  }

  // lesson 15: a total order, so that ties cannot depend on the input
  @Test
  void breaksTiesByProviderRegionAndName() {
    Catalog catalog =
        catalog(
            Offers.ovh("a").in("SBG5").price("0.1").make(),
            Offers.ovh("b").in("GRA11").price("0.10").make(),
            Offers.ovh("a").in("GRA11").price("0.100").make(),
            Offers.azure("z").price("0.1").make());

    assertThat(catalog.search(query(""), 9).stream().map(o -> o.id().toString()))
        .containsExactly("azure/westeurope/z", "ovh/GRA11/a", "ovh/GRA11/b", "ovh/SBG5/a");
  }

  // lesson 15: preferred region first, then cost; only where a provider is given
  @Test
  void prefersRegionsOfTheGivenProvider() {
    Catalog catalog =
        catalog(
            Offers.ovh("a").in("SBG5").price("0.1").make(),
            Offers.ovh("a").in("GRA11").price("0.2").make(),
            Offers.ovh("b").in("GRA11").price("0.15").make());
    OfferingQuery open = query("").preferring(List.of(GRA));
    OfferingQuery at = open.at(Optional.of("ovh"), Optional.of("auto"));

    assertThat(ids(catalog.search(open, 3)))
        .containsExactly("ovh/SBG5/a", "ovh/GRA11/b", "ovh/GRA11/a");
    assertThat(ids(catalog.search(at, 3)))
        .containsExactly("ovh/GRA11/b", "ovh/GRA11/a", "ovh/SBG5/a");
    assertThat(ids(catalog.search(at, 1))).containsExactly("ovh/GRA11/b");
  }

  // lesson 9: a price that is missing or 0 is never cheap
  @Test
  void neverChoosesUnpricedOrExcludedOfferings() {
    Catalog catalog =
        catalog(
            Offers.ovh("none").unpriced().make(),
            Offers.ovh("zero").price("0").make(),
            Offers.ovh("sold-out").price("0.01").excluded(Exclusion.OUT_OF_STOCK).make(),
            Offers.ovh("good").make());

    assertThat(names(catalog.search(query(""), 9))).containsExactly("good");
    assertThat(names(catalog.search(OfferingQuery.named("zero"), 9))).isEmpty();
    assertThat(catalog.size()).isEqualTo(4);
  }

  // lesson 9: this host's own price of 0 is declared
  @Test
  void choosesTheFreeMachineOfThisHost() {
    Catalog catalog =
        catalog(Offers.ovh("b3-8").make(), Offers.ovh("here").from("local").free().make());

    assertThat(names(catalog.search(query(""), 1))).containsExactly("here");
  }

  // lesson 9: the provider's name declares nothing
  @Test
  void aZeroThatIsNotDeclaredIsNoPriceWhoeverSays() {
    Catalog catalog = catalog(Offers.ovh("here").from("local").price("0").make());

    assertThat(catalog.search(query(""), 1)).isEmpty();
  }

  @Test
  void nothingIsLaunchedOnTheOwnMachineUnlessItIsAskedFor() {
    Catalog catalog =
        catalog(
            Offers.ovh("b3-8").make(), Offers.ovh("here").from("local").in("local").free().make());

    assertThat(names(catalog.search(query("cpu>=1").toLaunch(), 9))).containsExactly("b3-8");
    assertThat(names(catalog.search(query("provider!=azure").toLaunch(), 1)))
        .containsExactly("b3-8");
    assertThat(names(catalog.search(query("provider==local").toLaunch(), 9)))
        .containsExactly("here");
    assertThat(
            names(
                catalog.search(
                    query("").at(Optional.of("local"), Optional.of("auto")).toLaunch(), 9)))
        .containsExactly("here");
    assertThat(names(catalog.search(OfferingQuery.named("here").toLaunch(), 9)))
        .containsExactly("here");
    assertThat(catalog.explain(query("").toLaunch(), 9).rejections().toString())
        .contains("own machine");
  }

  @Test
  void findsByKeyWhatMayNotBeChosen() {
    Offering unpriced = Offers.ovh("none").unpriced().make();
    Catalog catalog = catalog(unpriced);

    assertThat(catalog.find(unpriced.id())).contains(unpriced);
    assertThat(catalog.flavor(unpriced.flavor().id())).contains(unpriced.flavor());
    assertThat(catalog.find(Offers.ovh("none").in("SBG5").make().id())).isEmpty();
  }

  @Test
  void namedFlavorsImplyNothing() {
    Catalog catalog = catalog(Offers.ovh("bm-l1").tags("M").make());

    assertThat(catalog.search(query(""), 1)).isEmpty();
    assertThat(names(catalog.search(OfferingQuery.named("bm-l1"), 1))).containsExactly("bm-l1");
  }

  // a flavor's name is no pattern: '_' stands in most Azure names
  @Test
  void namedFlavorsMatchExactly() {
    Catalog catalog = catalog(Offers.azure("Standard-D4s_v5").make());

    assertThat(catalog.search(OfferingQuery.named("Standard_D4s_v5"), 1)).isEmpty();
  }

  @Test
  void takesMinimaAndCeilingBesideTheFilter() {
    Catalog catalog =
        catalog(
            Offers.azure("small").size(4, 16, 100).eviction(20).make(),
            Offers.azure("large").size(16, 64, 400).eviction(20).make());

    assertThat(names(catalog.search(query("").evictionAtMost(20).atLeast(8, 60, 400), 9)))
        .containsExactly("large");
    assertThat(catalog.search(query("").evictionAtMost(10), 9)).isEmpty();
  }

  // lesson 16: nothing fits is an answer with a reason for each offering
  @Test
  void explainsFittingAndRejectedOfferings() {
    Catalog catalog =
        catalog(
            Offers.ovh("good").make(),
            Offers.ovh("small").size(2, 4, 10).make(),
            Offers.ovh("metal").tags("M").make(),
            Offers.ovh("sold-out").excluded(Exclusion.OUT_OF_STOCK).make(),
            Offers.ovh("none").unpriced().make(),
            Offers.azure("elsewhere").make());

    OfferingQuery query = query("cpu>=8").at(Optional.of("ovh"), Optional.empty());
    Explanation explanation = catalog.explain(query, 10);

    assertThat(explanation.considered()).isEqualTo(6);
    assertThat(explanation.fitting()).isEqualTo(1);
    assertThat(explanation.rejections())
        .containsExactlyInAnyOrder(
            new Explanation.Count("provider ovh", 1),
            new Explanation.Count("cpu>=8", 1),
            new Explanation.Count("tags!#M (implied)", 1),
            new Explanation.Count("out of stock at the provider", 1),
            new Explanation.Count("no price known", 1));
    assertThat(explanation.verdicts().getFirst().offering().flavor().id().name()).isEqualTo("good");
    assertThat(explanation.verdicts())
        .anySatisfy(verdict -> {
          assertThat(verdict.reason()).isEqualTo("cpu>=8");
          assertThat(verdict.detail()).isEqualTo("asked cpu>=8, found 2");
        });
    assertThat(catalog.explain(query, 0).verdicts()).isEmpty();
  }

  @Test
  void matchesLikeANaiveReference() {
    Random random = new Random(11);
    for (int round = 0; round < 60; round++) {
      List<Offering> offerings = RandomOffers.make(round, 5, 60);
      Catalog catalog = Catalog.of(round, offerings, Map.of());
      for (int query = 0; query < 25; query++) {
        Protofilter filter = RandomFilters.make(random);
        int limit = random.nextInt(40);

        assertThat(catalog.search(OfferingQuery.of(filter), limit))
            .as(filter.toString())
            .isEqualTo(naive(offerings, filter, limit));
        Explanation explanation = catalog.explain(OfferingQuery.of(filter), 0);
        int rejected = explanation.rejections().stream().mapToInt(Explanation.Count::count).sum();
        assertThat(explanation.fitting())
            .isEqualTo(naive(offerings, filter, Integer.MAX_VALUE).size());
        assertThat(explanation.fitting() + rejected).isEqualTo(offerings.size());
      }
    }
  }

  @Test
  void doesNotDependOnTheOrderOfItsInput() {
    List<Offering> offerings = new ArrayList<>(RandomOffers.make(3, 10, 100));
    List<Offering> before = Catalog.of(1, offerings, Map.of()).search(query(""), 1000);
    Collections.shuffle(offerings, new Random(5));

    assertThat(Catalog.of(1, offerings, Map.of()).search(query(""), 1000)).isEqualTo(before);
  }

  @Test
  void isEmptyWithoutOfferings() {
    assertThat(Catalog.EMPTY.search(query(""), 10)).isEmpty();
    assertThat(Catalog.EMPTY.explain(query("cpu>1"), 10).considered()).isZero();
  }

  @Test
  void keepsTheCheaperOfTwoWithOneKey() {
    Catalog catalog =
        catalog(Offers.ovh("a").price("0.2").make(), Offers.ovh("a").price("0.1").make());

    assertThat(catalog.size()).isEqualTo(1);
    assertThat(catalog.search(query("cost<0.15"), 9)).hasSize(1);
  }

  private static List<Offering> naive(List<Offering> offerings, Protofilter filter, int limit) {
    return offerings.stream()
        .filter(offering -> offering.exclusion().isEmpty())
        .filter(offering -> offering.price().filter(p -> p.perHour().signum() > 0).isPresent())
        .filter(offering -> filter.conditions().stream().allMatch(each -> each.accepts(offering)))
        .filter(offering ->
            filter.implied(OptionalInt.empty()).stream().allMatch(each -> each.accepts(offering)))
        .sorted(
            Comparator.comparing((Offering offering) -> offering.price().orElseThrow().perHour())
                .thenComparing(offering -> offering.flavor().id().provider())
                .thenComparing(Offering::region)
                .thenComparing(offering -> offering.flavor().id().name()))
        .limit(limit)
        .toList();
  }

  private static Catalog catalog(Offering... offerings) {
    return Catalog.of(1, List.of(offerings), Map.of());
  }

  private static OfferingQuery query(String filter) {
    return OfferingQuery.of(((ParseResult.Valid) ProtofilterParser.parse(filter)).filter());
  }

  private static List<String> names(List<Offering> offerings) {
    return offerings.stream().map(offering -> offering.flavor().id().name()).toList();
  }

  private static List<String> ids(List<Offering> offerings) {
    return offerings.stream().map(offering -> offering.id().toString()).toList();
  }
}
