package io.scitq.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.task.ExecutionStatus;
import io.scitq.task.TaskId;
import io.scitq.task.TaskStatus;
import io.scitq.task.WorkerStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReconcilePlannerTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:30:00Z");
  private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(3));
  private static final ReconcileSettings SETTINGS = ReconcileSettings.with(Duration.ofSeconds(120));

  // execution, its age, task, worker, seconds since its last ping, what is done
  @ParameterizedTest
  @CsvSource({
    "RUNNING,9000,RUNNING,RUNNING,4,",
    "ACCEPTED,9000,ACCEPTED,RUNNING,4,",
    "PENDING,9,ASSIGNED,RUNNING,4,",
    // silent, whatever its status says
    "RUNNING,9000,RUNNING,OFFLINE,119,",
    "RUNNING,9000,RUNNING,OFFLINE,121,WORKER_SILENT",
    "ACCEPTED,9000,ACCEPTED,OFFLINE,121,WORKER_SILENT",
    "PENDING,9000,ASSIGNED,OFFLINE,121,WORKER_SILENT",
    "RUNNING,9000,RUNNING,PAUSED,121,WORKER_SILENT",
    "RUNNING,9000,RUNNING,FAILED,121,WORKER_SILENT",
    "RUNNING,9000,RUNNING,EVICTED,121,WORKER_SILENT",
    "ACCEPTED,9000,PAUSED,OFFLINE,121,WORKER_SILENT",
    // alive, but it will not ask for it
    "PENDING,29,ASSIGNED,PAUSED,4,",
    "PENDING,31,ASSIGNED,PAUSED,4,WORKER_NOT_RUNNING",
    "PENDING,31,ASSIGNED,FAILED,4,WORKER_NOT_RUNNING",
    "PENDING,31,ASSIGNED,EVICTED,4,WORKER_NOT_RUNNING",
    "PENDING,31,ASSIGNED,OFFLINE,60,",
    "RUNNING,9000,RUNNING,PAUSED,4,",
    "ACCEPTED,9000,ACCEPTED,PAUSED,4,",
    // alive and asking, but it does not take it
    "PENDING,599,ASSIGNED,RUNNING,4,",
    "PENDING,601,ASSIGNED,RUNNING,4,NOT_TAKEN",
    // its task has ended without it
    "ACCEPTED,31,FAILED,RUNNING,4,TASK_OVER",
    "RUNNING,31,SUCCEEDED,RUNNING,4,TASK_OVER",
    "PENDING,31,WAITING,RUNNING,4,TASK_OVER",
    "RUNNING,31,DEBUG,RUNNING,4,TASK_OVER",
    "RUNNING,29,SUCCEEDED,RUNNING,4,",
    "ACCEPTED,9000,PAUSED,RUNNING,4,",
  })
  void judgesAnExecution(
      ExecutionStatus status,
      int age,
      TaskStatus task,
      WorkerStatus worker,
      int silent,
      RepairReason reason) {
    HeldExecution held =
        new HeldExecution(7, status, ago(age), true, task, ago(age), holder(worker, silent));

    List<Repair> plan = plan(LONG_AGO, List.of(held), List.of());

    if (reason == null) {
      assertThat(plan).isEmpty();
    } else if (reason == RepairReason.TASK_OVER) {
      assertThat(plan).containsExactly(new Repair.End(7, reason));
    } else {
      assertThat(plan).containsExactly(new Repair.GiveBack(7, reason));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = ExecutionStatus.class,
      names = {"PENDING", "ACCEPTED", "RUNNING"})
  void endsWhatANewerExecutionReplaces(ExecutionStatus status) { // lesson 33
    HeldExecution old =
        new HeldExecution(
            7, status, NOW, false, TaskStatus.RUNNING, NOW, holder(WorkerStatus.RUNNING, 1));
    assertThat(plan(LONG_AGO, List.of(old), List.of()))
        .containsExactly(new Repair.End(7, RepairReason.SUPERSEDED));
  }

  @ParameterizedTest
  @CsvSource({"119,false", "121,true"})
  void givesBackWhatNobodyHolds(int age, boolean lost) {
    HeldExecution held =
        new HeldExecution(
            7,
            ExecutionStatus.RUNNING,
            ago(age),
            true,
            TaskStatus.RUNNING,
            ago(age),
            Optional.empty());
    assertThat(plan(LONG_AGO, List.of(held), List.of()))
        .isEqualTo(lost ? List.of(new Repair.GiveBack(7, RepairReason.WORKER_GONE)) : List.of());
  }

  @Test
  void measuresAWorkerThatNeverSpokeFromItsMaking() { // lesson 32
    Optional<Holder> fresh =
        Optional.of(new Holder(WorkerStatus.RUNNING, Optional.empty(), ago(100)));
    Optional<Holder> old =
        Optional.of(new Holder(WorkerStatus.RUNNING, Optional.empty(), ago(130)));
    assertThat(plan(LONG_AGO, List.of(running(1, fresh), running(2, old)), List.of()))
        .containsExactly(new Repair.GiveBack(2, RepairReason.WORKER_SILENT));
  }

  @Test
  void blamesNoWorkerForOurOwnAbsence() {
    HeldExecution held = running(7, holder(WorkerStatus.OFFLINE, 9000));
    assertThat(plan(ago(119), List.of(held), List.of())).isEmpty();
    assertThat(plan(ago(121), List.of(held), List.of())).hasSize(1);
  }

  @Test
  void aPingFromTheFutureIsJustRecent() {
    assertThat(plan(LONG_AGO, List.of(running(7, holder(WorkerStatus.RUNNING, -3600))), List.of()))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    ",31,NO_EXECUTION",
    "FAILED,31,NO_EXECUTION",
    "REFUSED,31,NO_EXECUTION",
    "SUCCEEDED,31,SUCCEEDED",
    ",29,",
    "SUCCEEDED,29,",
  })
  void judgesATaskWithoutALivingExecution(ExecutionStatus latest, int age, RepairReason reason) {
    TaskId id = new TaskId(3);
    List<Repair> plan =
        plan(
            LONG_AGO,
            List.of(),
            List.of(new LonelyTask(id, ago(age), Optional.ofNullable(latest))));

    List<Repair> expected =
        reason == null
            ? List.of()
            : List.of(
                reason == RepairReason.SUCCEEDED
                    ? new Repair.Settle(id, reason)
                    : new Repair.Requeue(id, reason));
    assertThat(plan).isEqualTo(expected);
  }

  @Test
  void doesNotDependOnTheOrderOfItsInput() {
    List<HeldExecution> held = new ArrayList<>();
    for (int id = 0; id < 50; id++) {
      held.add(running(id, holder(WorkerStatus.OFFLINE, 100 + id)));
    }
    List<Repair> before = plan(LONG_AGO, held, List.of());
    Collections.shuffle(held, new Random(5));

    assertThat(plan(LONG_AGO, held, List.of())).isEqualTo(before).hasSize(29);
  }

  private static HeldExecution running(int id, Optional<Holder> worker) {
    return new HeldExecution(
        id, ExecutionStatus.RUNNING, LONG_AGO, true, TaskStatus.RUNNING, LONG_AGO, worker);
  }

  private static Optional<Holder> holder(WorkerStatus status, int silent) {
    return Optional.of(new Holder(status, Optional.of(ago(silent)), LONG_AGO));
  }

  private static Instant ago(int seconds) {
    return NOW.minusSeconds(seconds);
  }

  private static List<Repair> plan(
      Instant listeningSince, List<HeldExecution> held, List<LonelyTask> tasks) {
    return ReconcilePlanner.plan(new StuckSnapshot(held, tasks), SETTINGS, listeningSince, NOW);
  }
}
