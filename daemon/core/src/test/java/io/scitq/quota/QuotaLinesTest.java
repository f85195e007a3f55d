package io.scitq.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.samples.Offers;
import io.scitq.spi.Offering;
import io.scitq.spi.Purchase;
import io.scitq.spi.QuotaKind;
import io.scitq.spi.QuotaReading;
import io.scitq.spi.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What people read of the ledger that planners count on. */
class QuotaLinesTest {
  private static final Instant READ = Instant.parse("2026-11-23T04:00:00Z");
  private static final Offering B8 = Offers.ovh("b3-30").make();
  private static final Region GRA = B8.id().where();

  @Test
  void namesTheOriginOfEachCeilingAndWhatTakesIt() {
    QuotaLedger ledger =
        new QuotaLedger(
            new QuotaFacts(
                Map.of(GRA, 100),
                List.of(
                    new QuotaReading(GRA, QuotaKind.CORES, 64, 40, READ),
                    new QuotaReading(GRA, QuotaKind.INSTANCES, 20, 5, READ))),
            List.of(use(READ.minusSeconds(9), false), use(READ.plusSeconds(9), true)),
            5);

    assertThat(ledger.lines())
        .containsExactly(
            new QuotaLine(
                GRA,
                "declared-cores",
                QuotaLine.Origin.DECLARED,
                100,
                OptionalLong.empty(),
                16,
                8,
                16,
                Optional.empty()),
            read("cores", 64, 40, 16, 8, 48),
            read("instances", 20, 5, 2, 1, 6));
    assertThat(ledger.lines()).extracting(QuotaLine::left).containsExactly(84L, 16L, 14L);
  }

  @Test
  void whatIsLeftIsWhatPlannersHave() {
    QuotaLedger ledger =
        new QuotaLedger(
            new QuotaFacts(Map.of(), List.of(new QuotaReading(GRA, QuotaKind.CORES, 64, 40, READ))),
            List.of(),
            5);

    assertThat(ledger.room(B8).instances()).isEqualTo(3);
    ledger.reserve(B8, 2);

    assertThat(ledger.lines().getFirst().left()).isEqualTo(8);
  }

  // lesson 7: the rule is shown where it holds something back
  @Test
  void showsTheRuleForUnknownQuotasWhereSomethingOfOursIs() {
    QuotaFacts nothing = new QuotaFacts(Map.of(), List.of());

    assertThat(new QuotaLedger(nothing, List.of(), 5).lines()).isEmpty();
    assertThat(new QuotaLedger(nothing, List.of(use(READ, false)), 5).lines())
        .extracting(line -> line.label() + " " + line.origin() + " " + line.left())
        .containsExactly("unknown-quota RULE 4");
  }

  // a region full of ours would stay closed for an hour after they are gone
  @Test
  void aReadingForgetsWhatEndedAfterIt() {
    Released sure = released(READ.minus(Duration.ofHours(1)), READ.plusSeconds(60));
    Released before = released(READ.minus(Duration.ofHours(2)), READ.minusSeconds(60));
    Released tooYoung = released(READ.minusSeconds(30), READ.plusSeconds(60));

    assertThat(left(List.of())).isZero();
    assertThat(left(List.of(sure))).isEqualTo(8);
    assertThat(left(List.of(sure, sure))).isEqualTo(16);
    assertThat(left(List.of(before))).isZero();
    assertThat(left(List.of(tooYoung))).isZero();
  }

  private static long left(List<Released> released) {
    QuotaFacts full =
        new QuotaFacts(Map.of(), List.of(new QuotaReading(GRA, QuotaKind.CORES, 64, 64, READ)));
    return new QuotaLedger(full, List.of(), released, 5).lines().getFirst().left();
  }

  private static Released released(Instant made, Instant gone) {
    return new Released(
        new GoneLaunch(B8.id(), B8.purchase(), made, gone),
        new QuotaUse(B8.id(), Optional.of(B8.flavor()), Optional.of(B8.purchase()), made));
  }

  private static QuotaLine read(
      String label, long limit, long cloud, long ours, long inFlight, long used) {
    return new QuotaLine(
        GRA,
        label,
        QuotaLine.Origin.PROVIDER,
        limit,
        OptionalLong.of(cloud),
        ours,
        inFlight,
        used,
        Optional.of(READ));
  }

  private static QuotaUse use(Instant since, boolean launching) {
    return new QuotaUse(
        B8.id(), Optional.of(B8.flavor()), Optional.of(Purchase.ON_DEMAND), since, launching);
  }
}
