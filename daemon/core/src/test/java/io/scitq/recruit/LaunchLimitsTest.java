package io.scitq.recruit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scitq.samples.Offers;
import io.scitq.samples.Workers;
import io.scitq.spi.Offering;
import io.scitq.spi.Price;
import io.scitq.spi.Purchase;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaunchLimitsTest { // lesson 31
  private static final Offering CHEAP = Offers.azure("D8s").price("0.1").make();
  private static final Offering NEXT = Offers.azure("D16s").price("0.2").make();
  private static final Offering DEAR = Offers.ovh("b3-30").price("0.4").make();

  @ParameterizedTest
  @CsvSource({
    // margin, minutes since the eviction, cost of the evicted, launched
    "10, 5, 0.05, true",
    "2, 5, 0.05, false", // 0.1 is twice 0.05: not less
    "2.1, 5, 0.05, true",
    "2, 61, 0.05, true", // what is bought an hour later replaces nothing
  })
  void aReplacementCostsLessThanTheMarginAllows(
      String margin, int minutes, String cost, boolean launched) {
    World world = World.of(CHEAP).pending("a", 1).recruiter(World.recruiter("a", 1, "auto:cpu>=4"));
    world.limits = new EvictionLimits(Optional.of(new BigDecimal(margin)), 0);
    world.evictions.add(eviction("a", 1, cost, minutes));

    Decision decision = world.decisions().getFirst();

    assertThat(decision instanceof Decision.Launch).isEqualTo(launched);
    if (!launched) {
      assertThat(decision.reasons().getFirst().code()).isEqualTo(ReasonCode.EVICTION_COST);
      assertThat(decision.reasons().getFirst().detail()).contains("limit=0.10 EUR/h");
    }
  }

  @Test
  void anEvictionOfAnotherRecruiterLimitsNobodyElse() {
    World world = World.of(CHEAP).pending("a", 1).recruiter(World.recruiter("a", 1, "auto:cpu>=4"));
    world.limits = new EvictionLimits(Optional.of(BigDecimal.ONE), 0);
    world.evictions.add(eviction("a", 2, "0.01", 1));
    world.evictions.add(eviction("b", 1, "0.01", 1));

    assertThat(world.decisions()).allMatch(Decision.Launch.class::isInstance);
  }

  @ParameterizedTest
  @CsvSource({"50, 5 5 0", "30, 3 3 4", "1, 1 1 8", "0, 10 0 0", "100, 10 0 0"})
  void aSpotOfferingGetsItsShareOfABatch(int share, String counts) {
    World world =
        World.of(spot(CHEAP), spot(NEXT), onDemand(DEAR))
            .cores(CHEAP, 10_000)
            .cores(DEAR, 10_000)
            .pending("a", 10)
            .recruiter(World.recruiter("a", 1, "auto:cpu>=4"));
    world.limits = new EvictionLimits(Optional.empty(), share);
    String[] wanted = counts.split(" ");

    assertThat(launched(world, "D8s")).isEqualTo(Integer.parseInt(wanted[0]));
    assertThat(launched(world, "D16s")).isEqualTo(Integer.parseInt(wanted[1]));
    assertThat(launched(world, "b3-30")).isEqualTo(Integer.parseInt(wanted[2]));
  }

  @Test
  void whatTheBatchHasAlreadyCountsForItsShare() {
    World world =
        World.of(spot(CHEAP), spot(NEXT))
            .cores(CHEAP, 10_000)
            .pending("a", 4)
            .recruiter(World.recruiter("a", 1, "auto:cpu>=4"));
    world.limits = new EvictionLimits(Optional.empty(), 50);
    world.worker(Workers.running(1, "a", CHEAP)).worker(Workers.running(2, "a", CHEAP));

    assertThat(launched(world, "D8s")).isZero();
    assertThat(launched(world, "D16s")).isEqualTo(2);
  }

  @Test
  void theLimitIsAReason() {
    World world =
        World.of(spot(CHEAP))
            .cores(CHEAP, 10_000)
            .pending("a", 10)
            .recruiter(World.recruiter("a", 1, "auto:cpu>=4"));
    world.limits = new EvictionLimits(Optional.empty(), 20);

    List<Decision> decisions = world.decisions();

    assertThat(launched(world, "D8s")).isEqualTo(2);
    assertThat(decisions.getLast().reasons().getFirst().code())
        .isEqualTo(ReasonCode.OFFERING_SHARE);
    assertThat(decisions.getLast().reasons().getFirst().detail()).startsWith("limit=2 share=20");
  }

  @Test
  void senselessLimitsAreRefused() {
    assertThatThrownBy(() -> new EvictionLimits(Optional.empty(), 101))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new EvictionLimits(Optional.of(BigDecimal.ZERO), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static int launched(World world, String flavor) {
    return world.decisions().stream()
        .filter(Decision.Launch.class::isInstance)
        .map(Decision.Launch.class::cast)
        .filter(launch -> launch.offering().flavor().name().equals(flavor))
        .mapToInt(Decision.Launch::count)
        .sum();
  }

  private static Eviction eviction(String batch, int rank, String cost, int minutes) {
    return new Eviction(
        new RecruiterId(batch, rank),
        Price.of(cost, "EUR"),
        World.NOW.minus(Duration.ofMinutes(minutes)));
  }

  private static Offering spot(Offering offering) {
    return bought(offering, Purchase.SPOT);
  }

  private static Offering onDemand(Offering offering) {
    return bought(offering, Purchase.ON_DEMAND);
  }

  private static Offering bought(Offering offering, Purchase purchase) {
    return new Offering(
        offering.flavor(),
        offering.id().region(),
        purchase,
        offering.price(),
        offering.eviction(),
        offering.exclusion());
  }
}
