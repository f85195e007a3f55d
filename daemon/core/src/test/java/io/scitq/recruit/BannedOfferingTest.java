package io.scitq.recruit;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.catalog.Ban;
import io.scitq.catalog.Bans;
import io.scitq.catalog.Explanation;
import io.scitq.catalog.OfferingQuery;
import io.scitq.protofilter.Protofilter;
import io.scitq.quota.Unavailability;
import io.scitq.samples.Offers;
import io.scitq.samples.Workers;
import io.scitq.spi.Offering;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

// lesson 12: an operator's ban is a fact of its own
class BannedOfferingTest {
  private static final Offering CHEAP = Offers.ovh("b3-8").price("0.1").make();
  private static final Offering DEAR = Offers.ovh("c3-8").price("0.2").make();
  private static final Offering ELSEWHERE = Offers.ovh("b3-8").in("SBG5").price("0.3").make();

  private final World world = World.of(CHEAP, DEAR, ELSEWHERE).pending("b", 1);

  private void ban(Optional<String> provider, Optional<String> region) {
    world.bans.add(new Ban("b3-8", provider, region, "disk errors", World.NOW));
  }

  private Decision decide(String flavor) {
    return world.recruiter(World.recruiter("b", 1, flavor)).decisions().getFirst();
  }

  @Test
  void isNeverChosenAlthoughItIsTheCheapest() {
    ban(Optional.empty(), Optional.empty());

    assertThat(decide("auto"))
        .isInstanceOfSatisfying(
            Decision.Launch.class, launch -> assertThat(launch.offering()).isEqualTo(DEAR.id()));
  }

  @Test
  void isNotChosenByItsNameEither() {
    ban(Optional.of("ovh"), Optional.empty());

    Decision held = decide("b3-8");

    assertThat(held).isInstanceOf(Decision.Hold.class);
    assertThat(held.reasons().getFirst().code()).isEqualTo(ReasonCode.BANNED);
    assertThat(held.reasons().getFirst().detail())
        .contains("scope=ovh/*/b3-8")
        .contains("said=disk errors")
        .contains("offerings=2");
  }

  @Test
  void isChosenWhereTheBanDoesNotReach() {
    ban(Optional.of("ovh"), Optional.of("GRA11"));
    ban(Optional.of("azure"), Optional.empty());

    assertThat(decide("b3-8"))
        .isInstanceOfSatisfying(
            Decision.Launch.class,
            launch -> assertThat(launch.offering()).isEqualTo(ELSEWHERE.id()));
  }

  @Test
  void isNotDeployedForAPersonAndTheAnswerSaysWhy() {
    ban(Optional.empty(), Optional.empty());
    DeployRequest request = new DeployRequest(1, "b3-8", "auto", "auto", 1, 0, "b");

    DeployDecision decision =
        DeployPlanner.plan(
                List.of(request), world.snapshot(), world.settings(), world.catalog(), World.NOW)
            .getFirst();

    assertThat(decision).isInstanceOf(DeployDecision.Refuse.class);
    assertThat(decision.reason().code()).isEqualTo(ReasonCode.BANNED);
  }

  @Test
  void keepsItsWorkersAndTheyAreRecycled() {
    ban(Optional.empty(), Optional.empty());
    world.worker(Workers.running(1, "other", CHEAP));

    assertThat(decide("b3-8")).isInstanceOf(Decision.Recycle.class);
  }

  @Test
  void theBanIsToldBeforeALearnedBlock() {
    ban(Optional.empty(), Optional.empty());
    world.blocks.add(
        new Unavailability(
            Unavailability.Scope.of(CHEAP.id()),
            "no_capacity",
            "no room",
            World.NOW,
            World.NOW.plus(Duration.ofHours(1)),
            1));

    assertThat(decide("b3-8").reasons())
        .extracting(Reason::code)
        .containsExactly(ReasonCode.BANNED);
  }

  @Test
  void isExplainedAndCountedAfterTheFilters() {
    Bans bans =
        new Bans(List.of(new Ban("b3-8", Optional.empty(), Optional.empty(), "bad", World.NOW)));

    Explanation told = world.catalog().explain(OfferingQuery.of(Protofilter.NONE), bans, 10);

    assertThat(told.fitting()).isEqualTo(1);
    assertThat(told.considered()).isEqualTo(3);
    assertThat(told.rejections())
        .containsExactly(new Explanation.Count("banned by an operator", 2));
    assertThat(told.verdicts())
        .extracting(
            verdict -> verdict.offering().id() + " " + verdict.fits() + " " + verdict.detail())
        .containsExactly(
            "ovh/GRA11/c3-8 true 0.2 EUR/h", "ovh/GRA11/b3-8 false bad", "ovh/SBG5/b3-8 false bad");
  }
}
