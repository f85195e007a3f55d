package io.scitq.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.samples.Offers;
import io.scitq.spi.Offering;
import io.scitq.spi.Purchase;
import io.scitq.spi.QuotaKind;
import io.scitq.spi.QuotaReading;
import io.scitq.spi.Region;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QuotaLedgerTest {
  private static final Instant READ = Instant.parse("2026-11-23T04:00:00Z");
  private static final Offering B8 = Offers.ovh("b3-30").make();
  private static final Offering SPOT = Offers.azure("D8s").make();
  private static final Region GRA = B8.id().where();
  private static final Region WEST = SPOT.id().where();

  @Test
  void dividesDeclaredCores() {
    Room room = ledger(Map.of(GRA, 100), List.of(), uses(B8, 3, READ)).room(B8);

    assertThat(room).isEqualTo(new Room(9, true, new Ceiling("declared-cores", 100, 24, 8)));
  }

  @Test
  void leavesNothingWhenMoreIsUsedThanDeclared() {
    assertThat(ledger(Map.of(GRA, 10), List.of(), uses(B8, 3, READ)).room(B8).instances()).isZero();
  }

  // lesson 7: neither zero nor endless
  @Test
  void allowsAFixedNumberWhereNoQuotaIsKnown() {
    QuotaLedger ledger = ledger(Map.of(), List.of(), uses(B8, 2, READ));

    assertThat(ledger.room(B8))
        .isEqualTo(new Room(3, false, new Ceiling("unknown-quota", 5, 2, 1)));
    ledger.reserve(B8, 3);
    assertThat(ledger.room(B8).instances()).isZero();
  }

  // lesson 7: a ceiling of addresses alone says nothing of the cores
  @Test
  void staysUnknownWithAddressesAlone() {
    QuotaLedger ledger =
        ledger(Map.of(), List.of(reading(GRA, QuotaKind.PUBLIC_IPS, 100, 0)), List.of());

    assertThat(ledger.room(B8).instances()).isEqualTo(5);
    assertThat(ledger.room(B8).known()).isFalse();
  }

  @Test
  void declaredZeroClosesARegion() {
    assertThat(ledger(Map.of(GRA, 0), List.of(), List.of()).room(B8).instances()).isZero();
  }

  @Test
  void takesTheTightestCeiling() {
    QuotaLedger ledger =
        ledger(
            Map.of(GRA, 80),
            List.of(
                reading(GRA, QuotaKind.CORES, 64, 0),
                reading(GRA, QuotaKind.INSTANCES, 20, 15),
                reading(GRA, QuotaKind.PUBLIC_IPS, 20, 17),
                reading(GRA, QuotaKind.MEMORY_GB, 1000, 0)),
            List.of());

    assertThat(ledger.room(B8)).isEqualTo(new Room(3, true, new Ceiling("public-ips", 20, 17, 1)));
  }

  @Test
  void countsSpotCoresApart() {
    QuotaLedger ledger =
        ledger(
            Map.of(),
            List.of(
                reading(WEST, QuotaKind.CORES, 8, 8), reading(WEST, QuotaKind.SPOT_CORES, 24, 0)),
            List.of());
    Offering onDemand = Offers.azure("D8s").bought(Purchase.ON_DEMAND).make();

    assertThat(ledger.room(SPOT).instances()).isEqualTo(3);
    assertThat(ledger.room(onDemand).instances()).isZero();
  }

  @Test
  void spotStaysUnknownWhenOnlyOnDemandIsKnown() {
    QuotaLedger ledger =
        ledger(Map.of(), List.of(reading(WEST, QuotaKind.CORES, 999, 0)), List.of());

    assertThat(ledger.room(SPOT).limiting().label()).isEqualTo("unknown-quota");
  }

  // the cloud's own figure lags
  @Test
  void takesTheLargerOfOwnUseAndReading() {
    List<QuotaReading> behind = List.of(reading(GRA, QuotaKind.CORES, 80, 8));
    List<QuotaReading> others = List.of(reading(GRA, QuotaKind.CORES, 80, 64));

    assertThat(ledger(Map.of(), behind, uses(B8, 4, READ)).room(B8).limiting().used())
        .isEqualTo(32);
    assertThat(ledger(Map.of(), others, uses(B8, 4, READ)).room(B8).limiting().used())
        .isEqualTo(64);
  }

  // lesson 8: what was recorded after the reading is not in it
  @Test
  void addsWhatWasRecordedAfterTheReading() {
    List<QuotaReading> others = List.of(reading(GRA, QuotaKind.CORES, 80, 64));

    assertThat(
            ledger(Map.of(), others, uses(B8, 1, READ.plusSeconds(1))).room(B8).limiting().used())
        .isEqualTo(72);
  }

  // lesson 8: two launches of one pass see each other
  @Test
  void remembersReservations() {
    QuotaLedger ledger = ledger(Map.of(GRA, 40), List.of(), List.of());
    ledger.reserve(B8, 3);
    Offering small = Offers.ovh("b3-8").size(2, 8, 50).make();

    assertThat(ledger.room(B8).instances()).isEqualTo(2);
    assertThat(ledger.room(small).instances()).isEqualTo(8);
    assertThat(ledger.room(Offers.ovh("b3-30").in("SBG5").make()).limiting().used()).isZero();
  }

  @Test
  void countsAnUnknownShapeAsAnInstance() {
    List<QuotaUse> uses = List.of(new QuotaUse(B8.id(), Optional.empty(), Optional.empty(), READ));

    assertThat(ledger(Map.of(), List.of(), uses).room(B8).limiting().used()).isEqualTo(1);
    assertThat(ledger(Map.of(GRA, 16), List.of(), uses).room(B8).instances()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(QuotaKind.class)
  void everyKindCanClose(QuotaKind kind) {
    Offering offering = kind == QuotaKind.SPOT_CORES ? SPOT : B8;
    List<QuotaReading> readings = List.of(reading(offering.id().where(), kind, 0, 0));

    assertThat(ledger(Map.of(), readings, List.of()).room(offering).instances()).isZero();
  }

  private static QuotaLedger ledger(
      Map<Region, Integer> declared, List<QuotaReading> readings, List<QuotaUse> uses) {
    return new QuotaLedger(new QuotaFacts(declared, readings), uses, 5);
  }

  private static QuotaReading reading(Region region, QuotaKind kind, long limit, long used) {
    return new QuotaReading(region, kind, limit, used, READ);
  }

  private static List<QuotaUse> uses(Offering offering, int count, Instant since) {
    List<QuotaUse> uses = new ArrayList<>();
    for (int at = 0; at < count; at++) {
      uses.add(
          new QuotaUse(
              offering.id(),
              Optional.of(offering.flavor()),
              Optional.of(offering.purchase()),
              since));
    }
    return uses;
  }
}
