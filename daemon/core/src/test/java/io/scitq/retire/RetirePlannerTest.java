package io.scitq.retire;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.samples.Offers;
import io.scitq.samples.Workers;
import io.scitq.spi.Offering;
import io.scitq.task.WorkerStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetirePlannerTest {
  private static final Instant NOW = Workers.NOW;
  private static final Offering B8 = Offers.ovh("b3-30").make();
  private static final RetireSettings SETTINGS =
      new RetireSettings(Duration.ofMinutes(5), Duration.ofMinutes(10), false);
  private static final Workers IDLE = Workers.running(1, "a", B8);

  // lesson 32: idle release is the server's job
  @Test
  void deletesAnIdleWorker() {
    assertThat(plan(Map.of(), IDLE))
        .containsExactly(new Retirement.Idle(IDLE.make().id(), "node1", Duration.ofHours(1)));
  }

  @Test
  void keepsAWorkerWhoseBatchHasOpenTasks() {
    assertThat(plan(Map.of("a", 1), IDLE)).isEmpty();
    assertThat(plan(Map.of("b", 1), IDLE)).hasSize(1);
  }

  // lesson 30: tasks that are downloading or running delay an idle release
  @Test
  void keepsABusyWorker() {
    assertThat(plan(Map.of(), IDLE.busy(0, 1))).isEmpty();
  }

  @Test
  void leavesPermanentAndLeavingWorkersAlone() {
    assertThat(plan(Map.of(), IDLE.permanent(true), IDLE.leaves())).isEmpty();
    assertThat(plan(Map.of(), IDLE.permanent(true).heard(Duration.ofDays(9)))).isEmpty();
  }

  @Test
  void waitsForTheIdleTimeout() {
    RetireSettings patient = new RetireSettings(Duration.ofHours(1), Duration.ofHours(9), false);

    assertThat(RetirePlanner.plan(new RetireSnapshot(List.of(IDLE.make()), Map.of()), patient, NOW))
        .isEmpty();
  }

  // lesson 28: a worker that never registered
  @Test
  void deletesWhatMissedItsDeadline() {
    Workers late = Workers.launching(2, "a", B8).deadline(NOW.minusSeconds(1));

    assertThat(plan(Map.of("a", 9), late))
        .containsExactly(
            new Retirement.NeverRegistered(late.make().id(), "node2", Duration.ofSeconds(1)));
    assertThat(plan(Map.of(), Workers.launching(2, "a", B8).deadline(NOW))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(WorkerStatus.class)
  void deletesWhatFellSilentWhateverItsStatus(WorkerStatus status) {
    assertThat(plan(Map.of("a", 9), IDLE.status(status).busy(1, 1).heard(Duration.ofMinutes(11))))
        .singleElement()
        .isInstanceOf(Retirement.Silent.class);
  }

  // lesson 32: a never-born worker dies too
  @Test
  void measuresANeverHeardWorkerFromItsMaking() {
    assertThat(plan(Map.of("a", 9), IDLE.status(WorkerStatus.OFFLINE).neverHeard()))
        .singleElement()
        .isInstanceOf(Retirement.Silent.class);
  }

  @Test
  void waitsForAnOfflineWorkerToComeBack() {
    assertThat(plan(Map.of(), IDLE.status(WorkerStatus.OFFLINE).heard(Duration.ofMinutes(6))))
        .isEmpty();
  }

  @Test
  void deletesAnEvictedWorkerAtOnceWhenToldSo() { // lesson 31
    Workers evicted = IDLE.status(WorkerStatus.EVICTED);
    RetireSnapshot snapshot = new RetireSnapshot(List.of(evicted.make()), Map.of("a", 3));
    RetireSettings told = new RetireSettings(Duration.ofHours(1), Duration.ofHours(9), true);
    assertThat(RetirePlanner.plan(snapshot, SETTINGS, NOW)).isEmpty();
    assertThat(RetirePlanner.plan(snapshot, told, NOW))
        .containsExactly(new Retirement.Evicted(evicted.make().id(), "node1"));
  }

  @Test
  void blamesNoWorkerForOurOwnAbsence() {
    Workers silent = IDLE.busy(1, 1).heard(Duration.ofMinutes(11));
    Workers booting = Workers.launching(2, "a", B8).deadline(NOW.minusSeconds(30));
    RetireSnapshot snapshot =
        new RetireSnapshot(List.of(silent.make(), booting.make()), Map.of("a", 9));

    assertThat(RetirePlanner.plan(snapshot.heardSince(NOW.minusSeconds(5)), SETTINGS, NOW))
        .isEmpty();
    assertThat(RetirePlanner.plan(snapshot.heardSince(NOW.minusSeconds(601)), SETTINGS, NOW))
        .extracting(Retirement::label)
        .containsExactly("silent", "never-registered");
  }

  @Test
  void ordersByWorker() {
    List<Retirement> plan =
        plan(Map.of(), Workers.running(9, "a", B8), Workers.running(3, "b", B8));

    assertThat(plan.stream().map(Retirement::name)).containsExactly("node3", "node9");
  }

  private static List<Retirement> plan(Map<String, Integer> open, Workers... workers) {
    RetireSnapshot snapshot =
        new RetireSnapshot(Stream.of(workers).map(Workers::make).toList(), open);
    return RetirePlanner.plan(snapshot, SETTINGS, NOW);
  }
}
