package io.scitq.store;

import static io.scitq.store.Stage.NOW;
import static io.scitq.task.ExecutionStatus.ACCEPTED;
import static io.scitq.task.ExecutionStatus.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.task.TaskId;
import io.scitq.task.WorkerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEachPostgres
class WorkerStoreIT {
  private static final Instant LATER = NOW.plus(Duration.ofSeconds(60));

  private final Stage stage;

  WorkerStoreIT(TestPostgres postgres) {
    stage = new Stage(postgres);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void declaresAPausedPermanentWorkerOfTheDefaultBatch() {
    StoredWorker row =
        stage.workers.insert(
            Changes.<WorkerField>none()
                .with(WorkerField.NAME, "vm")
                .with(WorkerField.CONCURRENCY, 2),
            NOW);
    assertThat(row.status()).isEqualTo("paused");
    assertThat(row.batch()).isEqualTo("Default");
    assertThat(row.isPermanent()).isTrue();
    assertThat(row.prefetch()).isZero();
    assertThat(row.taskProperties()).isEqualTo("{}");
    assertThat(row.lastContact()).isNull();
  }

  @Test
  void aPingTouchesNeitherStatusNorModificationDate() {
    WorkerId id = stage.worker("A", 1, 0);
    StoredWorker row =
        stage.workers.ping(id, new WorkerStore.Ping(null, null, null), LATER).orElseThrow();
    assertThat(row.lastContact()).isEqualTo(LATER);
    assertThat(row.modified()).isEqualTo(NOW);
    assertThat(row.status()).isEqualTo("running");
    assertThat(row.memory()).isNull();
    assertThat(row.load()).isNull();
  }

  @Test
  void aPingOfAnUnknownWorkerFindsNobody() {
    assertThat(stage.workers.ping(new WorkerId(9), new WorkerStore.Ping("", 1.0, ""), NOW))
        .isEmpty();
  }

  @Test
  void filtersByListOfBatchesAndStatus() {
    WorkerId first = stage.worker("A", 1, 0);
    WorkerId second = stage.worker("B", 1, 0);
    stage.worker("C", 1, 0);
    Criteria<WorkerField> criteria =
        new Criteria<>(
            Map.of(
                WorkerField.BATCH, new Match.In(List.of("A", "B")),
                WorkerField.STATUS, new Match.Equal("running")));
    assertThat(stage.workers.list(criteria))
        .extracting(StoredWorker::id)
        .containsExactly(first, second);
  }

  @Test
  void evictionGivesTasksBackWithoutUsingARetry() { // lesson 31
    WorkerId id = stage.worker("A", 2, 1);
    TaskId running = stage.task("A", TaskField.RETRY, 1);
    TaskId accepted = stage.task("A");
    TaskId pending = stage.task("A");
    int one = stage.execution(running, id, ACCEPTED, RUNNING);
    int two = stage.execution(accepted, id, ACCEPTED);
    int three = stage.execution(pending, id);

    stage.workers.update(id, status("evicted"), LATER);

    assertThat(List.of(running, accepted, pending))
        .extracting(stage::status)
        .containsOnly("pending");
    assertThat(List.of(one, two, three))
        .extracting(stage::status)
        .containsExactly("failed", "refused", "refused");
    assertThat(stage.tasks.find(running).orElseThrow().retry()).isEqualTo(1);
  }

  @Test
  void evictionLeavesATaskAloneThatRunsElsewhereMeanwhile() {
    WorkerId old = stage.worker("A", 1, 0);
    TaskId task = stage.task("A");
    int stale = stage.execution(task, old, ACCEPTED);
    stage.test.execute("UPDATE task SET status = 'pending'");
    WorkerId fresh = stage.worker("A", 1, 0);
    stage.execution(task, fresh, ACCEPTED, RUNNING);

    stage.workers.update(old, status("evicted"), LATER);

    assertThat(stage.status(task)).isEqualTo("running");
    assertThat(stage.status(stale)).isEqualTo("refused");
  }

  @Test
  void anEvictedWorkerOnlyBecomesRunningButItsOtherFieldsChange() {
    WorkerId id = stage.worker("A", 1, 0);
    stage.workers.update(id, status("evicted"), NOW);

    stage.workers.update(id, status("paused").with(WorkerField.CONCURRENCY, 4), LATER);
    StoredWorker row = stage.workers.find(id).orElseThrow();
    assertThat(row.status()).isEqualTo("evicted");
    assertThat(row.concurrency()).isEqualTo(4);

    stage.workers.update(id, status("running"), LATER);
    assertThat(stage.workers.find(id).orElseThrow().status()).isEqualTo("running");
  }

  @Test
  void aRepeatedChangeChangesNothing() {
    WorkerId id = stage.worker("A", 1, 0);
    UpdateOutcome<StoredWorker> outcome = stage.workers.update(id, status("running"), LATER);
    assertThat(outcome)
        .isEqualTo(new UpdateOutcome.Done<>(stage.workers.find(id).orElseThrow(), false));
    assertThat(stage.workers.find(id).orElseThrow().modified()).isEqualTo(NOW);
  }

  @Test
  void aManagedWorkerIsReleasableOnceNothingIsLeftForIt() {
    WorkerId id = stage.worker("A", 1, 0);
    stage.test.execute("UPDATE worker SET permanent = false");
    assertThat(stage.workers.idle(id)).isEqualTo(WorkerStore.Idle.RELEASABLE);
    TaskId task = stage.task("A");
    assertThat(stage.workers.idle(id)).isEqualTo(WorkerStore.Idle.WORK_LEFT);
    stage.execution(task, id);
    assertThat(stage.workers.idle(id)).isEqualTo(WorkerStore.Idle.BUSY);
    assertThat(stage.workers.idle(new WorkerId(77))).isEqualTo(WorkerStore.Idle.UNKNOWN);
    assertThat(stage.workers.executionCounts())
        .containsExactly(new WorkerStore.ExecutionCount(id, "pending", 1));
  }

  @Test
  void anIdlePermanentWorkerForgetsItsWeights() {
    WorkerId id = stage.worker("A", 1, 0);
    stage.test.execute("UPDATE worker SET task_properties = '{\"OLD\": [2, 1]}'");
    assertThat(stage.workers.idle(id)).isEqualTo(WorkerStore.Idle.KEPT);
    assertThat(stage.workers.find(id).orElseThrow().taskProperties()).isEqualTo("{}");
  }

  private static Changes<WorkerField> status(String status) {
    return Changes.<WorkerField>none().with(WorkerField.STATUS, status);
  }
}
