package io.scitq.recruit;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.samples.Offers;
import io.scitq.spi.Offering;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeployPlannerTest {
  private static final Offering CHEAP = Offers.azure("D8s").price("0.1").make();
  private static final Offering DEAR = Offers.ovh("b3-30").price("0.4").make();

  @Test
  void answersOldestRequestsFirstAndSharesTheQuota() {
    World world = World.of(CHEAP, DEAR).cores(CHEAP, 8);

    List<DeployDecision> plan = plan(world, request(9, "auto", "auto"), request(3, "auto", "auto"));

    assertThat(plan).hasSize(2);
    assertThat(plan.get(0).request().jobId()).isEqualTo(3);
    assertThat(((DeployDecision.Launch) plan.get(0)).offering()).isEqualTo(CHEAP.id());
    assertThat(((DeployDecision.Launch) plan.get(1)).offering()).isEqualTo(DEAR.id());
  }

  @Test
  void findsANamedFlavorAtAnyProvider() {
    List<DeployDecision> plan = plan(World.of(CHEAP, DEAR), request(1, "b3-30", "auto"));

    assertThat(plan.getFirst().reason().code()).isEqualTo(ReasonCode.NAMED_FLAVOR);
  }

  @Test
  void refusesWithReasons() {
    World world = World.of(CHEAP, DEAR).cores(CHEAP, 0).cores(DEAR, 0);

    DeployDecision.Refuse full =
        (DeployDecision.Refuse) plan(world, request(1, "auto", "auto")).getFirst();
    DeployDecision.Refuse wrong =
        (DeployDecision.Refuse) plan(world, request(1, "auto:cpus>1", "auto")).getFirst();
    DeployDecision.Refuse none =
        (DeployDecision.Refuse) plan(world, request(1, "d2-2", "ovh")).getFirst();

    assertThat(full.reason().code()).isEqualTo(ReasonCode.QUOTA);
    assertThat(full.details()).hasSize(2);
    assertThat(wrong.reason().code()).isEqualTo(ReasonCode.FILTER_INVALID);
    assertThat(wrong.details().getFirst()).contains("did you mean cpu?");
    assertThat(none.reason().code()).isEqualTo(ReasonCode.NOTHING_FITS);
    assertThat(none.details().getFirst()).contains("1 by flavor d2-2");
  }

  // a person's request is not kept waiting behind recruiters
  @Test
  void isNotHeldByLaunchesInFlight() {
    World world = World.of(CHEAP);
    world.inFlight = 0;

    assertThat(plan(world, request(1, "auto", "auto")).getFirst())
        .isInstanceOf(DeployDecision.Launch.class);
  }

  private static List<DeployDecision> plan(World world, DeployRequest... requests) {
    return DeployPlanner.plan(
        new ArrayList<>(List.of(requests)),
        world.snapshot(),
        world.settings(),
        world.catalog(),
        World.NOW);
  }

  private static DeployRequest request(int job, String flavor, String provider) {
    return new DeployRequest(job, flavor, "auto", provider, 1, 0, "Default");
  }
}
