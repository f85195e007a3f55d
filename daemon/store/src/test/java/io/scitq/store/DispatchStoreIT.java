package io.scitq.store;

import static io.scitq.store.Stage.NOW;
import static io.scitq.task.ExecutionStatus.ACCEPTED;
import static io.scitq.task.ExecutionStatus.FAILED;
import static io.scitq.task.ExecutionStatus.RUNNING;
import static io.scitq.task.ExecutionStatus.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.dispatch.Assignment;
import io.scitq.dispatch.DispatchPlanner;
import io.scitq.dispatch.DispatchSnapshot;
import io.scitq.dispatch.PendingTask;
import io.scitq.dispatch.WorkerRoom;
import io.scitq.task.TaskId;
import io.scitq.task.WorkerId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEachPostgres
class DispatchStoreIT {
  private final Stage stage;

  DispatchStoreIT(TestPostgres postgres) {
    stage = new Stage(postgres);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void takesTheFirstPendingTasksThatTheWorkersHaveRoomFor() {
    stage.tasks("NOBODY", 50); // lower ids must not crowd out others
    List<TaskId> ids = stage.tasks("A", 10);
    WorkerId worker = stage.worker("A", 2, 1);
    stage.worker("IDLE", 4, 0);

    DispatchSnapshot snapshot = stage.dispatch.snapshot();

    assertThat(snapshot.tasks())
        .extracting(PendingTask::id)
        .containsExactlyElementsOf(ids.subList(0, 3));
    assertThat(snapshot.workers()).containsExactly(new WorkerRoom(worker, "A", 2, 1, 0.0));
  }

  @Test
  void weighsRunningTasksOfEarlierBatches() {
    WorkerId worker = stage.worker("OLD", 2, 4);
    stage.execution(stage.task("OLD"), worker, ACCEPTED, RUNNING);
    stage.execution(stage.task("OLD"), worker, ACCEPTED);
    stage.test.execute("UPDATE worker SET batch = 'A', task_properties = '{\"OLD\": [2.5, 1]}'");
    stage.task("A");
    assertThat(stage.dispatch.snapshot().workers())
        .containsExactly(new WorkerRoom(worker, "A", 2, 4, 3.5));
  }

  @Test
  void aWorkerWithUnreadableWeightsDoesNotStopTheOthers() { // lesson 4
    WorkerId worker = stage.worker("A", 1, 0);
    stage.test.execute("UPDATE worker SET task_properties = '{\"OLD\": nonsense'");
    stage.task("A");
    assertThat(stage.dispatch.snapshot().workers())
        .extracting(WorkerRoom::id)
        .containsExactly(worker);
  }

  @Test
  void leavesOutWorkersThatAreNotRunningOrFull() {
    stage.worker("A", 0, 0);
    WorkerId full = stage.worker("A", 1, 0);
    stage.execution(stage.task("A"), full);
    WorkerId paused = stage.worker("A", 4, 0);
    stage.test.execute("UPDATE worker SET status = 'paused' WHERE worker_id = ?", paused.value());
    stage.task("A");
    assertThat(stage.dispatch.snapshot()).isEqualTo(new DispatchSnapshot(List.of(), List.of()));
  }

  @Test
  void recordsOnlyWhatStillFits() {
    WorkerId worker = stage.worker("A", 2, 0);
    WorkerId paused = stage.worker("A", 2, 0);
    stage.test.execute("UPDATE worker SET status = 'paused' WHERE worker_id = ?", paused.value());
    TaskId first = stage.task("A");
    TaskId taken = stage.task("A", TaskField.STATUS, "assigned");
    TaskId foreign = stage.task("B");
    TaskId second = stage.task("A");
    TaskId third = stage.task("A");

    List<Assignment> made =
        stage.dispatch.record(
            List.of(
                new Assignment(first, worker),
                new Assignment(second, paused),
                new Assignment(taken, worker)),
            NOW);
    List<Assignment> next =
        stage.dispatch.record(
            List.of(new Assignment(second, worker), new Assignment(third, worker)), NOW);

    assertThat(made).containsExactly(new Assignment(first, worker));
    assertThat(next).containsExactly(new Assignment(second, worker)); // no room for the third
    assertThat(stage.dispatch.record(List.of(new Assignment(foreign, worker)), NOW)).isEmpty();
    assertThat(stage.status(first)).isEqualTo("assigned");
    assertThat(stage.status(third)).isEqualTo("pending");
    assertThat(stage.test.value("SELECT count(*) FROM execution WHERE latest AND status='pending'"))
        .isEqualTo("2");
  }

  @Test
  void twoDispatchersGiveEachTaskOnceAndOverfillNobody() throws Exception {
    List<TaskId> ids = stage.tasks("A", 60);
    List<WorkerId> workers = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      workers.add(stage.worker("A", 8, 0));
    }
    List<Assignment> all = new ArrayList<>();
    ids.forEach(id -> all.add(new Assignment(id, workers.get(id.value() % 5))));

    List<Callable<List<Assignment>>> racers = new ArrayList<>();
    for (int racer = 0; racer < 4; racer++) {
      List<Assignment> plan = racer % 2 == 0 ? all : all.reversed();
      racers.add(() -> stage.dispatch.record(plan, NOW));
    }
    List<Assignment> made = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<List<Assignment>> future : threads.invokeAll(racers)) {
        made.addAll(future.get());
      }
    }

    assertThat(made).extracting(Assignment::task).doesNotHaveDuplicates();
    assertThat(made).hasSize(40);
    assertThat(
            stage.test.value(
                "SELECT max(n) FROM (SELECT count(*) AS n FROM execution GROUP BY worker_id) AS c"))
        .isEqualTo("8");
  }

  @Test
  void racingDispatchersHandOutThousandsOnceEachWithoutAnyLease() throws Exception {
    stage.tasks("A", 1500);
    stage.tasks("B", 1500);
    for (int i = 0; i < 10; i++) {
      stage.worker(i % 2 == 0 ? "A" : "B", 20, 5);
    }
    List<Callable<Integer>> dispatchers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      dispatchers.add(() -> dispatchAll(3000));
    }
    int given = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> each : threads.invokeAll(dispatchers)) {
        given += each.get();
      }
    }

    assertThat(given).isEqualTo(3000);
    assertThat(stage.test.value("SELECT count(*) FROM execution WHERE latest")).isEqualTo("3000");
    assertThat(stage.test.value("SELECT count(DISTINCT task_id) FROM execution")).isEqualTo("3000");
    assertThat(stage.test.value("SELECT count(*) FROM task WHERE status = 'pending'"))
        .isEqualTo("0");
  }

  /** Dispatches until all are given, and ends what anybody gave out. */
  private int dispatchAll(int tasks) {
    int given = 0;
    for (int rounds = 0; over() < tasks; rounds++) {
      assertThat(rounds).as("rounds without an end").isLessThan(2000);
      given += stage.dispatch.record(DispatchPlanner.plan(stage.dispatch.snapshot()), NOW).size();
      assertThat(
              stage.test.value(
                  "SELECT coalesce(max(n), 0) FROM (SELECT count(*) AS n FROM execution"
                      + " WHERE status = 'pending' GROUP BY worker_id) AS held"))
          .satisfies(held -> assertThat(Integer.parseInt(held)).isLessThanOrEqualTo(25));
      stage.test.execute(
          "WITH ended AS (UPDATE execution SET status = 'succeeded' WHERE execution_id IN"
              + " (SELECT execution_id FROM execution WHERE status = 'pending' ORDER BY execution_id"
              + " FOR UPDATE SKIP LOCKED) RETURNING task_id)"
              + " UPDATE task SET status = 'succeeded' FROM ended"
              + " WHERE task.task_id = ended.task_id");
    }
    return given;
  }

  private int over() {
    return Integer.parseInt(
        stage.test.value("SELECT count(*) FROM execution WHERE status = 'succeeded'"));
  }

  @Test
  void releasesATaskOnceAllThatItRequiresHasSucceeded() {
    WorkerId worker = stage.worker("A", 2, 0);
    TaskId first = stage.task("A");
    TaskId second = stage.task("A");
    TaskId dependent = waiting(first, second);
    TaskId orphan = stage.task("A", TaskField.STATUS, "waiting");

    stage.execution(first, worker, ACCEPTED, RUNNING, SUCCEEDED);
    assertThat(stage.dispatch.releaseWaiting(NOW)).isZero();
    stage.execution(second, worker, ACCEPTED, RUNNING, SUCCEEDED);
    assertThat(stage.dispatch.releaseWaiting(NOW)).isOne();

    assertThat(stage.status(dependent)).isEqualTo("pending");
    assertThat(stage.status(orphan)).isEqualTo("waiting");
  }

  @Test
  void releasesATaskThatIsMadeWaitingAfterWhatItRequiresHasSucceeded() {
    TaskId first = stage.task("A", TaskField.STATUS, "succeeded");
    TaskId dependent = waiting(first);

    assertThat(stage.dispatch.releaseWaiting(NOW)).isOne();

    assertThat(stage.status(dependent)).isEqualTo("pending");
  }

  @Test
  void releasesATaskWhenTheLastRequirementThatHeldItIsTakenAway() {
    TaskId done = stage.task("A", TaskField.STATUS, "succeeded");
    TaskId dependent = waiting(done, stage.task("A"));
    assertThat(stage.dispatch.releaseWaiting(NOW)).isZero();

    new RequirementStore(stage.test.database()).delete(2);

    assertThat(stage.dispatch.releaseWaiting(NOW)).isOne();
    assertThat(stage.status(dependent)).isEqualTo("pending");
  }

  @Test
  void looksAtWaitingTasksOnceAndAgainOnlyWhenSomethingHappened() {
    TaskId first = stage.task("A");
    waiting(first);
    waiting(first);
    assertThat(stage.dispatch.releaseWaiting(NOW)).isZero();
    assertThat(due()).isZero();

    stage.tasks.update(first, Stage.status("succeeded"), Optional.empty(), NOW);
    assertThat(due()).isEqualTo(2);
    assertThat(stage.dispatch.releaseWaiting(NOW)).isEqualTo(2);
    assertThat(due()).isZero();
  }

  @Test
  void releasesWhatWasRestoredWithoutATrigger() {
    TaskId done = stage.task("A", TaskField.STATUS, "succeeded");
    TaskId dependent = waiting(done);
    stage.test.execute("DELETE FROM scitqd.release_due");
    assertThat(stage.dispatch.releaseWaiting(NOW)).isZero();

    stage.dispatch.recheckWaiting();

    assertThat(stage.dispatch.releaseWaiting(NOW)).isOne();
    assertThat(stage.status(dependent)).isEqualTo("pending");
  }

  private int due() {
    return Integer.parseInt(stage.test.value("SELECT count(*) FROM scitqd.release_due"));
  }

  @Test
  void aTaskWhoseRequirementHasFailedWaitsUntilThatOneSucceedsAfterAll() {
    TaskId first = stage.task("A", TaskField.STATUS, "failed");
    TaskId dependent = waiting(first);

    assertThat(stage.dispatch.releaseWaiting(NOW)).isZero();
    assertThat(stage.status(dependent)).isEqualTo("waiting");
    stage.tasks.update(first, Stage.status("succeeded"), Optional.empty(), NOW);
    assertThat(stage.dispatch.releaseWaiting(NOW)).isOne();
  }

  @Test
  void aWorkerIsOfflineWhenItLosesItsTasksHoweverSoonThatIs() {
    DispatchStore hasty = new DispatchStore(stage.test.database(), Duration.ofSeconds(7));
    DispatchStore patient = new DispatchStore(stage.test.database(), Duration.ofSeconds(90));
    stage.worker("A", 1, 0);
    assertThat(patient.onlineDetection(NOW.plusSeconds(8))).isZero();
    assertThat(hasty.onlineDetection(NOW.plusSeconds(7))).isZero();
    assertThat(hasty.onlineDetection(NOW.plusSeconds(8))).isOne();
    assertThat(hasty.onlineDetection(NOW.plusSeconds(8))).isZero();
  }

  @Test
  void silentWorkersGoOfflineAndComeBackWithAPing() {
    WorkerId worker = stage.worker("A", 1, 0);
    WorkerId paused = stage.worker("A", 1, 0);
    stage.test.execute("UPDATE worker SET status = 'paused' WHERE worker_id = ?", paused.value());

    assertThat(stage.dispatch.onlineDetection(NOW.plusSeconds(15))).isZero();
    Instant later = NOW.plusSeconds(16);
    assertThat(stage.dispatch.onlineDetection(later)).isOne();
    assertThat(stage.workers.find(worker).orElseThrow().status()).isEqualTo("offline");
    assertThat(stage.dispatch.onlineDetection(later)).isZero();

    stage.workers.ping(worker, new WorkerStore.Ping("", 1.0, "{}"), later);
    assertThat(stage.dispatch.onlineDetection(later)).isOne();
    assertThat(stage.workers.find(worker).orElseThrow().status()).isEqualTo("running");
    assertThat(stage.workers.find(paused).orElseThrow().status()).isEqualTo("paused");
  }

  @Test
  void aTimeoutQueuesOneSignalUntilItIsRead() {
    WorkerId worker = stage.worker("A", 3, 0);
    int slow =
        stage.execution(stage.task("A", TaskField.RUN_TIMEOUT, 10), worker, ACCEPTED, RUNNING);
    stage.execution(stage.task("A"), worker, ACCEPTED, RUNNING);
    int loading =
        stage.execution(stage.task("A", TaskField.DOWNLOAD_TIMEOUT, 20), worker, ACCEPTED);

    assertThat(stage.dispatch.timeouts(NOW.plusSeconds(10))).isZero();
    assertThat(stage.dispatch.timeouts(NOW.plusSeconds(11))).isOne();
    assertThat(stage.dispatch.timeouts(NOW.plusSeconds(12))).isZero();
    assertThat(stage.dispatch.timeouts(NOW.plusSeconds(21))).isOne();

    assertThat(stage.executions.takeSignals(worker))
        .containsExactly(new WorkerSignal(slow, worker, 9), new WorkerSignal(loading, worker, 9));
    stage.move(slow, FAILED);
    stage.move(loading, FAILED);
    assertThat(stage.dispatch.timeouts(NOW.plusSeconds(99))).isZero();
  }

  @Test
  void evictedGivesBackAndTellsHowMany() {
    WorkerId worker = stage.worker("A", 2, 0);
    TaskId task = stage.task("A");
    stage.execution(task, worker, ACCEPTED, RUNNING);
    assertThat(stage.dispatch.evicted(worker, NOW)).isOne();
    assertThat(stage.status(task)).isEqualTo("pending");
    assertThat(stage.dispatch.evicted(worker, NOW)).isZero();
  }

  @Test
  void theCostOfASnapshotDoesNotGrowWithTasksThatAreOver() {
    stage.test.execute(
        "INSERT INTO task (command, status, creation_date, batch, retry)"
            + " SELECT 'true', 'succeeded', now(), 'A', 0 FROM generate_series(1, 100000)");
    stage.test.execute(
        "INSERT INTO task (command, status, creation_date, batch, retry)"
            + " SELECT 'true', 'pending', now(), 'A', 0 FROM generate_series(1, 50000)");
    WorkerId worker = stage.worker("A", 10, 0);
    stage.test.execute("ALTER TABLE execution DISABLE TRIGGER is_latest");
    stage.test.execute(
        "INSERT INTO execution (worker_id, task_id, status, creation_date, latest)"
            + " SELECT ?, task_id, 'succeeded', now(), true FROM task WHERE status = 'succeeded'",
        worker.value());
    stage.test.execute("ANALYZE");

    // a look at all tasks or executions takes 30 ms and more here, the right indexes about 1 ms
    assertThat(bestSnapshotMillis(10)).isLessThan(15);
  }

  @Test
  void aSmallBatchIsFoundAtOnceBehindManyTasksOfAnother() {
    stage.test.execute(
        "INSERT INTO task (command, status, creation_date, batch, retry)"
            + " SELECT 'true', 'pending', now(), 'HUGE', 0 FROM generate_series(1, 300000)");
    stage.test.execute("ANALYZE");
    stage.worker("A", 10, 0);
    stage.task("A");

    // walking along the ids of the others takes 100 ms and more
    assertThat(bestSnapshotMillis(1)).isLessThan(50);
  }

  private long bestSnapshotMillis(int tasks) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 12; i++) { // from the sixth on the plan is made for any parameters
      long started = System.nanoTime();
      assertThat(stage.dispatch.snapshot().tasks()).hasSize(tasks);
      best = Math.min(best, System.nanoTime() - started);
    }
    return best / 1_000_000;
  }

  private TaskId waiting(TaskId... required) {
    Changes<TaskField> fields =
        NewTask.of("A", "w", "true").fields().with(TaskField.STATUS, "waiting");
    NewTask task = new NewTask(fields, Stream.of(required).map(TaskId::value).toList());
    return switch (stage.tasks.create(task, NOW)) {
      case TaskCreation.Created<TaskRow>(TaskRow row) -> row.id();
      case TaskCreation.UnknownRequirements<TaskRow>(List<Integer> ids) ->
          throw new AssertionError("unknown " + ids);
    };
  }
}
