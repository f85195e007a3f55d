package io.scitq.recruit;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.samples.Offers;
import io.scitq.samples.Workers;
import io.scitq.spi.Offering;
import io.scitq.spi.ProviderId;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A permanent worker of which nobody knows more than the name of its flavor. */
class FlavorClaimTest {
  private static final Offering D8 = Offers.azure("D8s").size(8, 32, 100).make();
  private static final Offering TWIN = Offers.ovh("twin").make();
  private static final Offering OTHER_TWIN = Offers.azure("twin").make();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          auto                 | auto  | auto       | D8s  | -     | -          | recycled
          auto:cpu>=8          | -     | -          | D8s  | -     | -          | recycled
          auto:cpu>=9          | auto  | auto       | D8s  | -     | -          | nothing
          auto:provider==azure | auto  | auto       | D8s  | -     | -          | recycled
          auto:provider==ovh   | auto  | auto       | D8s  | -     | -          | nothing
          auto:cost<9          | auto  | auto       | D8s  | -     | -          | nothing
          auto                 | azure | auto       | D8s  | -     | -          | recycled
          auto                 | ovh   | auto       | D8s  | -     | -          | nothing
          D8s                  | auto  | auto       | D8s  | -     | -          | recycled
          own                  | auto  | auto       | own  | -     | -          | recycled
          other                | auto  | auto       | own  | -     | -          | nothing
          own                  | azure | auto       | own  | -     | -          | provider-not-known
          auto                 | auto  | auto       | own  | -     | -          | flavor-not-in-catalog
          auto                 | auto  | auto       | twin | -     | -          | flavor-of-several-providers
          auto                 | auto  | auto       | twin | azure | -          | recycled
          auto                 | auto  | westeurope | D8s  | -     | -          | region-not-known
          auto                 | auto  | westeurope | D8s  | -     | westeurope | recycled
          auto                 | auto  | eastus     | D8s  | -     | westeurope | nothing
          auto:region~west%    | auto  | auto       | D8s  | -     | -          | region-not-known
          auto:region~west%    | auto  | auto       | D8s  | -     | westeurope | recycled
          """)
  void isJudgedByTheFactsOfItsFlavor(
      String flavor,
      String provider,
      String region,
      String claimed,
      String itsProvider,
      String itsRegion,
      String expected) {
    World world = World.of(D8, TWIN, OTHER_TWIN).pending("new", 1);
    world.worker(
        claiming(
            new FlavorClaim(
                claimed,
                Optional.ofNullable(itsProvider).map(ProviderId::new),
                Optional.ofNullable(itsRegion))));
    world.recruiter(recruiter(flavor, Optional.ofNullable(provider), Optional.ofNullable(region)));

    assertThat(outcome(world)).isEqualTo(expected);
  }

  @Test
  void isNamedAmongTheReasonsOfAHold() {
    World world = World.of(D8).pending("new", 1);
    world.worker(claiming(new FlavorClaim("own", Optional.empty(), Optional.empty())));
    world.recruiter(recruiter("auto", Optional.empty(), Optional.empty()));

    assertThat(world.decisions().getFirst().reasons())
        .extracting(Reason::code)
        .containsExactly(ReasonCode.RECYCLE_ONLY, ReasonCode.WORKER_UNKNOWN);
    assertThat(world.decisions().getFirst().reasons().getLast().detail())
        .isEqualTo("worker=node1 flavor=own why=flavor-not-in-catalog workers=1");
  }

  private static String outcome(World world) {
    Decision first = world.decisions().getFirst();
    if (first instanceof Decision.Recycle) {
      return "recycled";
    }
    return first.reasons().stream()
        .filter(reason -> reason.code() == ReasonCode.WORKER_UNKNOWN)
        .findFirst()
        .map(reason -> reason.figures().get("why"))
        .orElse("nothing");
  }

  private static WorkerFact claiming(FlavorClaim claim) {
    WorkerFact bare = Workers.running(1, "old", D8).permanent(true).somewhere().make();
    return new WorkerFact(
        bare.id(),
        bare.name(),
        bare.batch(),
        bare.status(),
        bare.concurrency(),
        bare.prefetch(),
        bare.permanent(),
        Optional.empty(),
        bare.bought(),
        Optional.of(claim),
        bare.activeWeight(),
        bare.heldExecutions(),
        bare.properties(),
        bare.runningBatches(),
        bare.lastContact(),
        bare.createdAt(),
        bare.idleSince(),
        bare.launchDeadline(),
        bare.leaving());
  }

  /** It may launch nobody, so that what it cannot recycle is a hold. */
  private static Recruiter recruiter(
      String flavor, Optional<String> provider, Optional<String> region) {
    return new Recruiter(
        new RecruiterId("new", 1),
        flavor,
        region,
        provider,
        4,
        1,
        1,
        OptionalInt.empty(),
        OptionalInt.of(0));
  }
}
