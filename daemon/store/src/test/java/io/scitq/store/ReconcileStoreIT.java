package io.scitq.store;

import static io.scitq.store.Stage.NOW;
import static io.scitq.task.ExecutionStatus.ACCEPTED;
import static io.scitq.task.ExecutionStatus.FAILED;
import static io.scitq.task.ExecutionStatus.RUNNING;
import static io.scitq.task.ExecutionStatus.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.reconcile.ReconcilePlanner;
import io.scitq.reconcile.ReconcileSettings;
import io.scitq.reconcile.Repair;
import io.scitq.reconcile.RepairReason;
import io.scitq.reconcile.StuckSnapshot;
import io.scitq.task.TaskId;
import io.scitq.task.WorkerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEachPostgres
class ReconcileStoreIT {
  private static final ReconcileSettings SETTINGS = ReconcileSettings.with(Duration.ofSeconds(120));
  private static final Instant SOON = NOW.plusSeconds(10);
  private static final Instant LATER = NOW.plusSeconds(130);

  private final Stage stage;
  private final ReconcileStore store;

  ReconcileStoreIT(TestPostgres postgres) {
    stage = new Stage(postgres);
    store = new ReconcileStore(stage.test.database());
  }

  @AfterEach
  void close() {
    stage.close();
  }

  /** One round, as the loop makes it. */
  private Map<RepairReason, Integer> reconcile(Instant now) {
    StuckSnapshot snapshot = store.snapshot(SETTINGS, now);
    List<Repair> plan = ReconcilePlanner.plan(snapshot, SETTINGS, Instant.EPOCH, now);
    return store.repair(plan, SETTINGS, now);
  }

  private void ping(WorkerId worker, Instant at) {
    stage.workers.ping(worker, new WorkerStore.Ping("", 1.0, "{}"), at);
  }

  private int retry(TaskId task) {
    return stage.tasks.find(task).orElseThrow().retry();
  }

  @Test
  void findsNothingWhileAllIsWell() {
    WorkerId worker = stage.worker("A", 4, 0);
    stage.execution(stage.task("A"), worker);
    stage.execution(stage.task("A"), worker, ACCEPTED);
    stage.execution(stage.task("A"), worker, ACCEPTED, RUNNING);
    stage.execution(stage.task("A"), worker, ACCEPTED, RUNNING, SUCCEEDED);
    stage.tasks("A", 3);
    ping(worker, LATER);

    assertThat(store.snapshot(SETTINGS, LATER)).isEqualTo(new StuckSnapshot(List.of(), List.of()));
  }

  @Test
  void aSilentWorkerLosesWhatItHoldsWithoutUsingARetry() { // lesson 33
    WorkerId silent = stage.worker("A", 3, 0);
    TaskId running = stage.task("A", TaskField.RETRY, 2);
    TaskId accepted = stage.task("A");
    TaskId assigned = stage.task("A");
    int first = stage.execution(running, silent, ACCEPTED, RUNNING);
    int second = stage.execution(accepted, silent, ACCEPTED);
    int third = stage.execution(assigned, silent);
    WorkerId other = stage.worker("A", 3, 0);
    int fourth = stage.execution(stage.task("A"), other, ACCEPTED, RUNNING);
    ping(other, LATER);

    assertThat(reconcile(NOW.plusSeconds(120))).isEmpty();
    assertThat(reconcile(LATER)).containsExactly(Map.entry(RepairReason.WORKER_SILENT, 3));

    assertThat(List.of(running, accepted, assigned))
        .extracting(stage::status)
        .containsOnly("pending");
    assertThat(retry(running)).isEqualTo(2);
    // not refused: a worker that returns drops only what it reads as failed
    assertThat(List.of(first, second, third)).extracting(stage::status).containsOnly("failed");
    assertThat(stage.status(fourth)).isEqualTo("running");
    assertThat(stage.executions.takeSignals(silent))
        .containsExactly(new WorkerSignal(first, silent, 9));
    // it would be given them again
    assertThat(stage.workers.find(silent).orElseThrow().status()).isEqualTo("offline");
    assertThat(stage.workers.find(other).orElseThrow().status()).isEqualTo("running");
    assertThat(reconcile(LATER)).isEmpty();
  }

  @Test
  void aWorkerThatSpokeJustBeforeTheRepairKeepsWhatItHolds() {
    WorkerId worker = stage.worker("A", 1, 0);
    int execution = stage.execution(stage.task("A"), worker, ACCEPTED, RUNNING);
    StuckSnapshot snapshot = store.snapshot(SETTINGS, LATER);
    List<Repair> plan = ReconcilePlanner.plan(snapshot, SETTINGS, Instant.EPOCH, LATER);
    assertThat(plan).hasSize(1);
    ping(worker, LATER);

    store.repair(plan, SETTINGS, LATER);

    assertThat(stage.status(execution)).isEqualTo("running");
  }

  @Test
  void aPausedTaskStaysPausedWhenItsWorkerIsLost() {
    WorkerId worker = stage.worker("A", 1, 0);
    TaskId task = stage.task("A");
    int execution = stage.execution(task, worker, ACCEPTED);
    stage.tasks.update(task, Stage.status("paused"), Optional.empty(), NOW);
    stage.test.execute("UPDATE execution SET status = 'accepted'");
    reconcile(LATER);
    assertThat(stage.status(task)).isEqualTo("paused");
    assertThat(stage.status(execution)).isEqualTo("failed");
  }

  @Test
  void bringsBackATaskWithoutAnyExecution() {
    TaskId task = stage.task("A", TaskField.STATUS, "running");
    TaskId cut = stage.task("A");
    stage.execution(cut, stage.worker("A", 1, 0), ACCEPTED);
    stage.test.execute("DELETE FROM execution");

    assertThat(reconcile(SOON)).isEmpty();
    assertThat(reconcile(NOW.plusSeconds(31)))
        .containsExactly(Map.entry(RepairReason.NO_EXECUTION, 2));
    assertThat(stage.status(task)).isEqualTo("pending");
    assertThat(stage.status(cut)).isEqualTo("pending");
  }

  @Test
  void settlesATaskWhoseExecutionHasEnded() {
    WorkerId worker = stage.worker("A", 2, 0);
    TaskId done = stage.task("A");
    TaskId broken = stage.task("A");
    stage.execution(done, worker, ACCEPTED, RUNNING);
    stage.execution(broken, worker, ACCEPTED, RUNNING);
    // another program moved the executions and forgot the tasks
    stage.test.execute(
        "UPDATE execution SET status = CASE task_id WHEN ? THEN 'succeeded' ELSE 'failed' END",
        done.value());
    ping(worker, NOW.plusSeconds(31));

    reconcile(NOW.plusSeconds(31));

    assertThat(stage.status(done)).isEqualTo("succeeded");
    assertThat(stage.status(broken)).isEqualTo("pending");
  }

  @Test
  void bringsBackWhatAWorkerHeldWhoseRowIsGone() {
    WorkerId worker = stage.worker("A", 1, 0);
    TaskId task = stage.task("A");
    int execution = stage.execution(task, worker, ACCEPTED, RUNNING);
    stage.test.execute("UPDATE execution SET worker_id = NULL");
    stage.test.execute("DELETE FROM worker");

    assertThat(reconcile(LATER)).containsExactly(Map.entry(RepairReason.WORKER_GONE, 1));

    assertThat(stage.status(task)).isEqualTo("pending");
    assertThat(stage.status(execution)).isEqualTo("failed");
  }

  @Test
  void takesBackWhatAPausedWorkerHasNotTaken() {
    WorkerId worker = stage.worker("A", 2, 0);
    TaskId assigned = stage.task("A");
    TaskId running = stage.task("A");
    stage.execution(assigned, worker);
    stage.execution(running, worker, ACCEPTED, RUNNING);
    stage.test.execute("UPDATE worker SET status = 'paused'");
    Instant then = NOW.plusSeconds(40);
    ping(worker, then);

    assertThat(reconcile(then)).containsExactly(Map.entry(RepairReason.WORKER_NOT_RUNNING, 1));

    assertThat(stage.status(assigned)).isEqualTo("pending");
    assertThat(stage.status(running)).isEqualTo("running");
  }

  @Test
  void takesBackWhatALiveWorkerDoesNotTake() {
    WorkerId worker = stage.worker("A", 2, 0);
    TaskId assigned = stage.task("A");
    stage.execution(assigned, worker);
    Instant then = NOW.plus(SETTINGS.taking()).plusSeconds(1);
    ping(worker, then);
    assertThat(reconcile(then)).containsExactly(Map.entry(RepairReason.NOT_TAKEN, 1));
    assertThat(stage.status(assigned)).isEqualTo("pending");
  }

  @Test
  void endsAnExecutionThatANewerOneReplaces() {
    WorkerId worker = stage.worker("A", 2, 0);
    TaskId task = stage.task("A");
    int old = stage.execution(task, worker, ACCEPTED, RUNNING);
    stage.test.execute("UPDATE task SET status = 'pending'");
    int fresh = stage.execution(task, worker, ACCEPTED, RUNNING);

    assertThat(reconcile(SOON)).containsExactly(Map.entry(RepairReason.SUPERSEDED, 1));

    assertThat(stage.status(old)).isEqualTo("failed");
    assertThat(stage.status(fresh)).isEqualTo("running");
    assertThat(stage.status(task)).isEqualTo("running");
    assertThat(stage.executions.takeSignals(worker))
        .containsExactly(new WorkerSignal(old, worker, 9));
  }

  @Test
  void endsAnExecutionWhoseTaskIsOver() {
    WorkerId worker = stage.worker("A", 2, 0);
    TaskId task = stage.task("A");
    int execution = stage.execution(task, worker, ACCEPTED);
    stage.test.execute("UPDATE task SET status = 'succeeded'");
    Instant then = NOW.plusSeconds(40);
    ping(worker, then);

    reconcile(then);

    assertThat(stage.status(execution)).isEqualTo("failed");
    assertThat(stage.status(task)).isEqualTo("succeeded");
  }

  @Test
  void aLateSuccessCountsWhileNobodyElseHasTheTask() { // lesson 33
    WorkerId lost = stage.worker("A", 1, 0);
    TaskId task = stage.task("A", TaskField.RETRY, 1);
    int execution = stage.execution(task, lost, ACCEPTED, RUNNING);
    reconcile(LATER);
    assertThat(stage.status(task)).isEqualTo("pending");

    UpdateOutcome<PrintedExecution> answer = stage.move(execution, SUCCEEDED);

    assertThat(answer).isInstanceOf(UpdateOutcome.Done.class);
    assertThat(stage.status(task)).isEqualTo("succeeded");
    assertThat(stage.status(execution)).isEqualTo("succeeded");
    assertThat(retry(task)).isEqualTo(1);
    stage.move(execution, SUCCEEDED); // sent again
    assertThat(stage.status(task)).isEqualTo("succeeded");
  }

  @Test
  void aLateReportNeverTouchesTheNewerRun() { // lesson 33
    WorkerId lost = stage.worker("A", 1, 0);
    TaskId task = stage.task("A");
    int old = stage.execution(task, lost, ACCEPTED, RUNNING);
    reconcile(LATER);
    WorkerId fresh = stage.worker("A", 1, 0);
    int newer = stage.execution(task, fresh, ACCEPTED, RUNNING);

    for (var late : List.of(RUNNING, SUCCEEDED, FAILED, ACCEPTED)) {
      // an error would end the process that the worker keeps for it
      assertThat(stage.move(old, late)).as(late.label()).isInstanceOf(UpdateOutcome.Done.class);
    }

    assertThat(stage.status(old)).isEqualTo("failed");
    assertThat(stage.status(task)).isEqualTo("running");
    assertThat(stage.executions.ofWorker(lost, ACCEPTED, RUNNING)).isEmpty();
    stage.move(newer, SUCCEEDED);
    assertThat(stage.status(task)).isEqualTo("succeeded");
    assertThat(stage.test.value("SELECT late_report FROM scitqd.given_back")).isEqualTo("accepted");
  }

  @Test
  void tellsNamesThatSeveralLivingWorkersHave() {
    WorkerId first = stage.worker("A", 1, 0); // all are named vm
    WorkerId second = stage.worker("A", 1, 0);
    assertThat(store.sharedNames(NOW)).containsExactly("vm");
    ping(first, LATER);
    assertThat(store.sharedNames(LATER)).isEmpty();
    ping(second, LATER);
    assertThat(store.sharedNames(LATER)).containsExactly("vm");
  }

  @Test
  void theCostOfALookDoesNotGrowWithTasksThatAreOver() {
    stage.test.execute(
        "INSERT INTO task (command, status, creation_date, batch, retry)"
            + " SELECT 'true', 'succeeded', now(), 'A', 0 FROM generate_series(1, 100000)");
    stage.test.execute("ALTER TABLE execution DISABLE TRIGGER is_latest");
    WorkerId worker = stage.worker("A", 10, 0);
    stage.test.execute(
        "INSERT INTO execution (worker_id, task_id, status, creation_date, latest)"
            + " SELECT ?, task_id, 'succeeded', now(), true FROM task",
        worker.value());
    stage.test.execute("ANALYZE");
    store.snapshot(SETTINGS, LATER);

    long best = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long started = System.nanoTime();
      assertThat(store.snapshot(SETTINGS, LATER).executions()).isEmpty();
      best = Math.min(best, System.nanoTime() - started);
    }

    // a look at all executions takes 30 ms and more here
    assertThat(best / 1_000_000).isLessThan(15);
  }
}
