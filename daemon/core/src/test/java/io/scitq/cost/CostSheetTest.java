package io.scitq.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.scitq.samples.Offers;
import io.scitq.spi.OfferingId;
import io.scitq.spi.Price;
import io.scitq.spi.Purchase;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

// lesson 39: money is visible
class CostSheetTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final OfferingId GRA = Offers.ovh("b3-8").make().id();
  private static final OfferingId WEST = Offers.azure("D8s").make().id();
  private static final Price EUR = Price.of("0.4", "EUR");
  private static final Price USD = Price.of("0.09", "USD");

  @Test
  void multipliesTimeByThePriceAtLaunch() {
    CostSheet sheet = new CostSheet(NOW);
    sheet.add(life("b", GRA, EUR, ago(3), Optional.of(ago(1))));

    BatchCost.Line line = only(sheet).lines().getFirst();

    assertThat(line.spent()).isEqualByComparingTo("0.8");
    assertThat(line.time()).isEqualTo(Duration.ofHours(2));
    assertThat(line.running()).isZero();
    assertThat(line.perHour()).isEqualByComparingTo("0");
  }

  @Test
  void countsMachinesThatAreThereUntilNow() {
    CostSheet sheet = new CostSheet(NOW);
    sheet.add(life("b", GRA, EUR, ago(3), Optional.empty()));
    sheet.add(life("b", GRA, EUR, ago(1), Optional.empty()));

    BatchCost.Line line = only(sheet).lines().getFirst();

    assertThat(line.spent()).isEqualByComparingTo("1.6");
    assertThat(line.running()).isEqualTo(2);
    assertThat(line.perHour()).isEqualByComparingTo("0.8");
  }

  @Test
  void neverAddsTwoCurrencies() {
    CostSheet sheet = new CostSheet(NOW);
    sheet.add(life("b", GRA, EUR, ago(1), Optional.empty()));
    sheet.add(life("b", WEST, USD, ago(1), Optional.empty()));

    assertThat(only(sheet).totals())
        .extracting(total -> total.currency() + " " + total.spent().stripTrailingZeros())
        .containsExactly("EUR 0.4", "USD 0.09");
  }

  @Test
  void countsFailedLaunchesThatCostNothingAndThoseThatDid() {
    CostSheet sheet = new CostSheet(NOW);
    sheet.add(failed(Optional.empty(), Optional.of(NOW)));
    sheet.add(failed(Optional.of(ago(2)), Optional.of(ago(1))));

    BatchCost.Line line = only(sheet).lines().getFirst();

    assertThat(line.launches()).isEqualTo(2);
    assertThat(line.failed()).isEqualTo(2);
    assertThat(line.spent()).isEqualByComparingTo("0.4");
  }

  @Test
  void splitsTheTimeOfAMachineThatWasHandedOver() {
    CostSheet sheet = new CostSheet(NOW);
    sheet.add(
        moved(
            Optional.empty(),
            new MachineLife.Move(ago(3), "b"),
            new MachineLife.Move(ago(2), "c")));

    assertThat(sheet.batches())
        .extracting(BatchCost::batch, cost -> cost.totals().getFirst().spent().doubleValue())
        .containsExactly(tuple("a", 0.4), tuple("b", 0.4), tuple("c", 0.8));
    assertThat(sheet.batches().getFirst().lines().getFirst().launches()).isEqualTo(1);
    assertThat(sheet.batches().getLast().lines().getFirst().launches()).isZero();
    assertThat(sheet.batches().getLast().lines().getFirst().running()).isEqualTo(1);
  }

  @Test
  void movesBeforeTheStartAndAfterTheEndCostNobodyAnything() {
    CostSheet sheet = new CostSheet(NOW);
    sheet.add(
        moved(
            Optional.of(ago(2)),
            new MachineLife.Move(ago(9), "b"),
            new MachineLife.Move(ago(1), "c")));

    assertThat(sheet.batches())
        .filteredOn(cost -> cost.totals().stream().anyMatch(total -> total.spent().signum() > 0))
        .extracting(BatchCost::batch)
        .containsExactly("b");
    assertThat(spentInAll(sheet)).isEqualByComparingTo("0.8");
  }

  @Test
  void roundsOnlyTheSum() {
    CostSheet sheet = new CostSheet(NOW);
    Price tiny = Price.of("0.000001", "EUR");
    for (int n = 0; n < 3600; n++) {
      sheet.add(life("b", GRA, tiny, NOW.minusSeconds(1), Optional.of(NOW)));
    }

    assertThat(spentInAll(sheet)).isEqualByComparingTo("0.000001");
  }

  @Test
  void aClockThatWentBackCostsNothing() {
    CostSheet sheet = new CostSheet(NOW);
    sheet.add(life("b", GRA, EUR, NOW.plusSeconds(60), Optional.empty()));

    assertThat(spentInAll(sheet)).isEqualByComparingTo("0");
  }

  private static BigDecimal spentInAll(CostSheet sheet) {
    return sheet.batches().stream()
        .flatMap(cost -> cost.totals().stream())
        .map(BatchCost.Total::spent)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BatchCost only(CostSheet sheet) {
    assertThat(sheet.batches()).hasSize(1);
    return sheet.batches().getFirst();
  }

  private static Instant ago(int hours) {
    return NOW.minus(Duration.ofHours(hours));
  }

  private static MachineLife life(
      String batch, OfferingId offering, Price price, Instant from, Optional<Instant> until) {
    return new MachineLife(
        batch, offering, Purchase.SPOT, price, Optional.of(from), until, false, List.of());
  }

  private static MachineLife failed(Optional<Instant> from, Optional<Instant> until) {
    return new MachineLife("b", GRA, Purchase.SPOT, EUR, from, until, true, List.of());
  }

  /** Four hours old, launched for a. */
  private static MachineLife moved(Optional<Instant> until, MachineLife.Move... moves) {
    return new MachineLife(
        "a", GRA, Purchase.SPOT, EUR, Optional.of(ago(4)), until, false, List.of(moves));
  }
}
