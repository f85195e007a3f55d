package io.scitq.recruit;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.catalog.Catalog;
import io.scitq.protofilter.RandomFilters;
import io.scitq.quota.Unavailability;
import io.scitq.samples.RandomOffers;
import io.scitq.samples.Workers;
import io.scitq.spi.Offering;
import io.scitq.spi.Region;
import io.scitq.task.WorkerId;
import io.scitq.task.WorkerStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecruitInvariantsTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void keepsItsPromisesOnRandomSnapshots(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 40; round++) {
      World world = world(random, round);
      Catalog catalog = world.catalog();

      RecruitPlan plan =
          RecruitPlanner.plan(world.snapshot(), world.settings(), catalog, World.NOW);

      assertNeed(plan);
      assertNoWorkerTwice(plan);
      assertQuota(plan, world, catalog);
      assertThat(launches(plan).stream().mapToInt(Decision.Launch::count).sum())
          .isLessThanOrEqualTo(world.inFlight);
      // lesson 15: shuffled input gives an equal plan
      Collections.shuffle(world.recruiters, random);
      Collections.shuffle(world.workers, random);
      Collections.shuffle(world.blocks, random);
      assertThat(world.plan()).isEqualTo(plan);
    }
  }

  // lesson 8 in the large: never more than needed, and what is missing is told
  private static void assertNeed(RecruitPlan plan) {
    for (RecruitPlan.Recruiting part : plan.recruitings()) {
      int taken = 0;
      int missing = 0;
      for (Decision decision : part.decisions()) {
        assertThat(decision.reasons()).isNotEmpty();
        switch (decision) {
          case Decision.Recycle recycle -> taken++;
          case Decision.Launch launch -> taken += launch.count();
          case Decision.Hold hold -> missing += hold.missing();
        }
      }
      assertThat(part.decisions()).isNotEmpty();
      assertThat(taken + missing).isEqualTo(part.need());
    }
  }

  // lesson 3
  private static void assertNoWorkerTwice(RecruitPlan plan) {
    Set<WorkerId> once = new HashSet<>();
    plan.recruitings().stream()
        .flatMap(part -> part.decisions().stream())
        .filter(Decision.Recycle.class::isInstance)
        .forEach(each -> assertThat(once.add(((Decision.Recycle) each).worker())).isTrue());
  }

  private static void assertQuota(RecruitPlan plan, World world, Catalog catalog) {
    Map<Region, Integer> bought = new HashMap<>();
    Map<Region, Integer> used = new HashMap<>();
    for (Decision.Launch launch : launches(plan)) {
      int cores = catalog.find(launch.offering()).orElseThrow().flavor().vcpus() * launch.count();
      bought.merge(launch.offering().where(), cores, Integer::sum);
    }
    Fleet.uses(world.workers, catalog)
        .forEach(use ->
            used.merge(
                use.offering().where(),
                use.flavor().map(flavor -> flavor.vcpus()).orElse(0),
                Integer::sum));
    bought.forEach((region, cores) -> {
      Integer quota = world.cores.get(region);
      if (quota != null) {
        assertThat(cores + used.getOrDefault(region, 0)).isLessThanOrEqualTo(quota);
      }
    });
  }

  private static List<Decision.Launch> launches(RecruitPlan plan) {
    return plan.recruitings().stream()
        .flatMap(part -> part.decisions().stream())
        .filter(Decision.Launch.class::isInstance)
        .map(Decision.Launch.class::cast)
        .toList();
  }

  private static World world(Random random, int round) {
    List<Offering> offerings = RandomOffers.make(random.nextInt(), 4, 30);
    World world = World.of(offerings.toArray(Offering[]::new));
    world.inFlight = random.nextInt(60);
    for (Offering offering : offerings) {
      if (random.nextInt(12) == 0) {
        world.cores(offering, random.nextInt(200));
      }
      if (random.nextInt(20) == 0) {
        world.blocks.add(block(offering, random));
      }
    }
    for (int id = 1; id < random.nextInt(40) + 1; id++) {
      world.worker(worker(random, id, offerings.get(random.nextInt(offerings.size()))));
    }
    for (int batch = 0; batch < 5; batch++) {
      world.pending("b" + batch, random.nextInt(round + 2) - 1);
      for (int rank = 0; rank < random.nextInt(3); rank++) {
        String filters = RandomFilters.make(random).toString();
        String flavor = filters.isEmpty() ? "auto" : "auto:" + filters;
        world.recruiter(World.recruiter("b" + batch, rank, flavor));
      }
    }
    return world;
  }

  private static Workers worker(Random random, int id, Offering offering) {
    Workers worker = Workers.running(id, "b" + random.nextInt(8), offering);
    WorkerStatus status = WorkerStatus.values()[random.nextInt(WorkerStatus.values().length)];
    return switch (random.nextInt(5)) {
      case 0 -> worker.status(status);
      case 1 -> worker.leaves();
      case 2 -> Workers.launching(id, worker.batch(), offering);
      case 3 -> worker.heard(Duration.ofMinutes(random.nextInt(5)));
      default -> worker.busy(random.nextInt(3), 1, "b" + random.nextInt(8));
    };
  }

  private static Unavailability block(Offering offering, Random random) {
    List<Unavailability.Scope> scopes =
        new ArrayList<>(
            List.of(
                Unavailability.Scope.of(offering.id()),
                Unavailability.Scope.of(offering.id().where())));
    return new Unavailability(
        scopes.get(random.nextInt(scopes.size())),
        "no_capacity",
        "no room",
        World.NOW.minusSeconds(7200),
        World.NOW.plusSeconds(random.nextInt(7200) - 3600),
        1);
  }
}
