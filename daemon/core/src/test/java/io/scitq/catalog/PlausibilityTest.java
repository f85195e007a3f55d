package io.scitq.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.samples.Offers;
import io.scitq.samples.RandomOffers;
import io.scitq.spi.FetchReport;
import io.scitq.spi.Offering;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

// lesson 19: an implausible reading is refused with the figures; an operator can force it
class PlausibilityTest {
  private static final List<Offers> USUAL =
      IntStream.range(0, 100).mapToObj(number -> Offers.azure("D" + number)).toList();

  @Test
  void acceptsAnUnchangedReading() {
    assertThat(judge(USUAL, USUAL)).isInstanceOf(Plausibility.Plausible.class);
  }

  @Test
  void acceptsAFirstReading() {
    assertThat(judge(List.of(), USUAL)).isInstanceOf(Plausibility.Plausible.class);
  }

  @Test
  void acceptsThirtyOfAHundredVanishing() {
    assertThat(judge(USUAL, USUAL.subList(30, 100))).isInstanceOf(Plausibility.Plausible.class);
  }

  @Test
  void refusesWhenMoreVanish() {
    assertThat(reasons(judge(USUAL, USUAL.subList(31, 100))))
        .containsExactly(
            "31 of 100 known offerings or their prices are missing (31 %, at most 30 %)");
  }

  @Test
  void refusesAnEmptyReading() {
    assertThat(reasons(judge(USUAL, List.of())))
        .anyMatch(reason -> reason.startsWith("nothing was read where 100"));
  }

  @Test
  void refusesPricesInAnotherUnit() {
    assertThat(reasons(judge(USUAL, changed(offer -> offer.price("10"), 100))))
        .containsExactly("the median price moved by a factor of 100.0 (at most 5.000)");
  }

  @Test
  void acceptsAFewPricesThatJump() {
    assertThat(judge(USUAL, changed(offer -> offer.price("10"), 40)))
        .isInstanceOf(Plausibility.Plausible.class);
  }

  // lesson 20: OVH's memory went from MB to GB
  @Test
  void refusesMemoryInAnotherUnit() {
    List<Offers> megabytes = changed(offer -> offer.size(8, 32 * 1024, 300), 100);

    assertThat(reasons(judge(USUAL, megabytes))).anyMatch(reason -> reason.contains("memory"));
    assertThat(reasons(judge(List.of(), megabytes)))
        .anyMatch(reason -> reason.contains("GB per vCPU"));
  }

  // what an operator forced once is not refused at every following crawl
  @Test
  void doesNotRefuseAgainWhatWasForced() {
    List<KnownOffering> forced = new ArrayList<>();
    USUAL.subList(0, 50).forEach(offer -> forced.add(new KnownOffering(offer.make(), 1)));
    USUAL.subList(50, 100).forEach(offer -> forced.add(new KnownOffering(offer.make(), 0)));

    assertThat(Plausibility.check(forced, update(forced, USUAL.subList(50, 100))))
        .isInstanceOf(Plausibility.Plausible.class);
  }

  @Test
  void acceptsAPriceThatIsGoneForGood() {
    List<KnownOffering> known = new ArrayList<>();
    USUAL.forEach(offer -> known.add(new KnownOffering(offer.price("0.0001").make(), 2)));

    assertThat(Plausibility.check(known, update(known, changed(Offers::unpriced, 100))))
        .isInstanceOf(Plausibility.Plausible.class);
  }

  private static List<Offers> changed(UnaryOperator<Offers> change, int count) {
    return IntStream.range(0, USUAL.size())
        .mapToObj(at -> at < count ? change.apply(USUAL.get(at)) : USUAL.get(at))
        .toList();
  }

  private static Plausibility judge(List<Offers> before, List<Offers> after) {
    List<KnownOffering> known =
        before.stream().map(offer -> new KnownOffering(offer.make(), 0)).toList();
    return Plausibility.check(known, update(known, after));
  }

  private static CatalogUpdate update(List<KnownOffering> known, List<Offers> after) {
    List<Offering> values = after.stream().map(Offers::make).toList();
    FetchReport<Offering> report =
        new FetchReport<>(values, Set.of("westeurope"), List.of(), Instant.EPOCH);
    return CatalogDiff.between(known, report, RandomOffers.azure());
  }

  private static List<String> reasons(Plausibility plausibility) {
    return ((Plausibility.Implausible) plausibility).reasons();
  }
}
