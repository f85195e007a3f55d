package io.scitq.recruit;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.samples.Offers;
import io.scitq.samples.Workers;
import io.scitq.spi.Offering;
import io.scitq.task.TaskWeight;
import io.scitq.task.WorkerStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RecyclerTest {
  private static final Offering D8 = Offers.azure("D8s").make();
  private static final Workers FREE = Workers.running(1, "old", D8);

  // lesson 5: recycling comes first and needs no offering to buy
  @Test
  void recyclesWithoutAnyOfferingToBuy() {
    Offering unpriced = Offers.azure("D8s").unpriced().make();

    assertThat(recycled(World.of(unpriced), "auto:cpu>=8", FREE)).containsExactly("node1");
  }

  @Test
  void neverLaunchesWithoutProviderOrRegion() {
    World world = World.of(D8).pending("new", 2).worker(FREE);
    world.recruiter(place(Optional.empty(), Optional.of("auto")));

    assertThat(world.decisions().stream().map(each -> each.reasons().getFirst().code()))
        .containsExactly(ReasonCode.RECYCLED, ReasonCode.RECYCLE_ONLY);
  }

  // lesson 6: the maximum does not limit recycling
  @Test
  void recyclesBeyondTheMaximum() {
    World world = World.of(D8).pending("new", 2).worker(FREE);
    world.recruiter(
        new Recruiter(
            new RecruiterId("new", 1),
            "auto",
            Optional.of("auto"),
            Optional.of("auto"),
            4,
            1,
            1,
            OptionalInt.empty(),
            OptionalInt.of(0)));

    assertThat(world.decisions().stream().map(each -> each.reasons().getFirst().code()))
        .containsExactly(ReasonCode.RECYCLED, ReasonCode.MAXIMUM_WORKERS);
  }

  @Test
  void lendsTheOwnMachineOnlyToThoseWhoNameItsProvider() {
    Offering here = Offers.ovh("local").from("local").in("local").size(8, 32, 100).free().make();
    Workers idle = Workers.running(1, "Default", here);

    assertThat(recycled(World.of(here, D8), "auto:cpu>=8", idle)).isEmpty();
    assertThat(recycled(World.of(here, D8), "auto:cpu>=8:provider==local", idle))
        .containsExactly("node1");
  }

  // lesson 3: no worker twice
  @Test
  void recyclesAWorkerOnce() {
    World world = World.of(D8).pending("b1", 1).pending("b2", 1).worker(FREE);
    world.recruiter(World.recruiter("b1", 1, "auto")).recruiter(World.recruiter("b2", 1, "auto"));

    assertThat(world.decisions().getFirst()).isInstanceOf(Decision.Recycle.class);
    assertThat(world.decisions().get(1)).isInstanceOf(Decision.Launch.class);
  }

  @Test
  void leavesWorkersThatCannotServe() {
    World world = World.of(D8);

    assertThat(recycled(world, "auto", FREE.status(WorkerStatus.PAUSED))).isEmpty();
    assertThat(recycled(world, "auto", FREE.status(WorkerStatus.OFFLINE))).isEmpty();
    assertThat(recycled(world, "auto", FREE.status(WorkerStatus.FAILED))).isEmpty();
    assertThat(recycled(world, "auto", FREE.status(WorkerStatus.EVICTED))).isEmpty();
    assertThat(recycled(world, "auto", FREE.leaves())).isEmpty();
    assertThat(recycled(world, "auto", FREE.heard(Duration.ofMinutes(3)))).isEmpty();
    assertThat(recycled(world, "auto", Workers.launching(1, "old", D8))).isEmpty();
    assertThat(recycled(world, "auto", FREE.busy(2, 2, "old"))).isEmpty();
    assertThat(recycled(world, "auto", FREE.somewhere())).isEmpty();
    // lesson 4: no division by zero
    assertThat(recycled(world, "auto", FREE.concurrency(0))).isEmpty();
    assertThat(recycled(world, "auto", FREE)).hasSize(1);
  }

  @Test
  void leavesWorkersWhoseBatchHasPendingTasks() {
    assertThat(recycled(World.of(D8).pending("old", 1), "auto", FREE)).isEmpty();
  }

  // one meaning for choosing and recycling, the implied rules too
  @Test
  void matchesAsInASearch() {
    Offering risky = Offers.azure("risky").eviction(20).make();
    Offering metal = Offers.ovh("metal").tags("M").make();
    World world = World.of(D8, risky, metal);

    assertThat(recycled(world, "auto:cpu>=9", FREE)).isEmpty();
    assertThat(recycled(world, "auto", Workers.running(1, "old", risky))).isEmpty();
    assertThat(recycled(world, "auto:eviction>=0", Workers.running(1, "old", risky))).hasSize(1);
    assertThat(recycled(world, "auto", Workers.running(1, "old", metal))).isEmpty();
    assertThat(recycled(world, "metal", Workers.running(1, "old", metal))).hasSize(1);
    assertThat(recycled(world, "region~west", FREE)).isEmpty();
    assertThat(recycled(world, "auto:region~west", FREE)).isEmpty();
  }

  @Test
  void keepsToTheRecruitersPlace() {
    World ovh = World.of(D8).pending("new", 1).worker(FREE);
    ovh.recruiter(place(Optional.of("ovh"), Optional.empty()));
    World west = World.of(D8).pending("new", 1).worker(FREE);
    west.recruiter(place(Optional.of("azure"), Optional.of("westeurope")));

    assertThat(ovh.decisions().getFirst()).isInstanceOf(Decision.Hold.class);
    assertThat(west.decisions().getFirst()).isInstanceOf(Decision.Recycle.class);
  }

  // a shape that is still known somewhere is judged without price; a forgotten one is not judged
  @Test
  void judgesAWorkerWhoseOfferingIsGone() {
    Workers elsewhere = Workers.running(1, "old", Offers.azure("D8s").in("eastus").make());
    Workers forgotten = Workers.running(1, "old", Offers.azure("gone").make());

    assertThat(recycled(World.of(D8), "auto:cpu>=8", elsewhere)).hasSize(1);
    assertThat(recycled(World.of(D8), "auto:cost<9", elsewhere)).isEmpty();
    assertThat(recycled(World.of(D8), "auto", forgotten)).isEmpty();
    assertThat(recycled(World.of(D8), "gone", forgotten)).hasSize(1);
  }

  @Test
  void takesTheIdlestFirst() {
    World world = World.of(D8).worker(FREE.busy(1, 1, "old"));

    assertThat(recycled(world, "auto", Workers.running(7, "old", D8))).containsExactly("node7");
  }

  @Test
  void weighsTheOldTasks() {
    assertThat(Recycler.weights(FREE.make(), 4)).isEqualTo(Map.of("old", new TaskWeight(2, 1)));
  }

  // scitq 1.3 made tasks from two batches ago weigh a whole worker
  @Test
  void weighsTasksOfTwoBatchesAgoInProportion() {
    Workers worker =
        FREE.properties(Map.of("Z", new TaskWeight(2, 1), "over", new TaskWeight(1, 2)))
            .busy(1, 1, "Z", "old");

    assertThat(Recycler.weights(worker.make(), 3))
        .isEqualTo(Map.of("Z", new TaskWeight(3, 2), "old", new TaskWeight(1.5, 1)));
  }

  @Test
  void doesNotGoBackToABatchItStillServes() {
    Workers worker = FREE.properties(Map.of("new", new TaskWeight(1, 1)));

    assertThat(recycled(World.of(D8), "auto", worker.busy(1, 1, "new"))).isEmpty();
    assertThat(recycled(World.of(D8), "auto", worker)).hasSize(1);
  }

  private static List<String> recycled(World world, String flavor, Workers worker) {
    World next = World.of(world.offerings.toArray(Offering[]::new)).pending("new", 1);
    next.pending.putAll(world.pending);
    next.workers.addAll(world.workers);
    next.worker(worker).recruiter(World.recruiter("new", 1, flavor));
    return next.decisions().stream()
        .filter(Decision.Recycle.class::isInstance)
        .map(each -> ((Decision.Recycle) each).workerName())
        .toList();
  }

  private static Recruiter place(Optional<String> provider, Optional<String> region) {
    return new Recruiter(
        new RecruiterId("new", 1),
        "auto",
        region,
        provider,
        4,
        1,
        1,
        OptionalInt.empty(),
        OptionalInt.empty());
  }
}
