package io.scitq.store;

import static io.scitq.store.Fixtures.DEADLINE;
import static io.scitq.store.Fixtures.LEASE;
import static io.scitq.store.Fixtures.NOW;
import static io.scitq.store.Fixtures.OVH;
import static io.scitq.store.Fixtures.launch;
import static io.scitq.store.Fixtures.naming;
import static io.scitq.store.Fixtures.plan;
import static io.scitq.store.Fixtures.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.task.ExecutionStatus;
import io.scitq.task.TaskId;
import io.scitq.task.WorkerId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEachPostgres
class BatchStoreIT {
  private final TestPostgres postgres;
  private Stage stage;
  private BatchStore store;

  BatchStoreIT(TestPostgres postgres) {
    this.postgres = postgres;
  }

  @BeforeEach
  void open() {
    stage = new Stage(postgres);
    store = new BatchStore(stage.test.database());
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private String count(String table) {
    return stage.test.value("SELECT count(*) FROM " + table);
  }

  private String status(WorkerId worker) {
    return stage.workers.find(worker).orElseThrow().status();
  }

  @Test
  void listsBatchesThatHaveTasksByName() {
    WorkerId worker = stage.worker("b", 4, 0);
    stage.worker("b", 1, 0);
    stage.worker("without-tasks", 1, 0);
    stage.tasks("b", 3);
    stage.execution(stage.task("b"), worker, ExecutionStatus.RUNNING, ExecutionStatus.SUCCEEDED);
    stage.task("a");

    List<BatchRow> rows = store.list(Optional.empty());

    assertThat(rows).extracting(BatchRow::batch).containsExactly("a", "b");
    assertThat(rows.getLast().tasks()).isEqualTo(Map.of("pending", 3L, "succeeded", 1L));
    assertThat(rows.getLast().workers()).containsExactly("vm", "vm");
    assertThat(rows.getFirst().workers()).isEmpty();
    assertThat(store.list(Optional.of("a"))).hasSize(1);
    assertThat(store.list(Optional.of("nothing"))).isEmpty();
  }

  @Test
  void stopPausesWorkersAndSignalsWhatRuns() {
    WorkerId worker = stage.worker("b", 4, 4);
    WorkerId other = stage.worker("a", 4, 0);
    WorkerId failed = stage.worker("b", 4, 0);
    stage.test.execute("UPDATE worker SET status = 'failed' WHERE worker_id = ?", failed.value());
    int running = stage.execution(stage.task("b"), worker, ExecutionStatus.RUNNING);
    stage.execution(stage.task("b"), worker, ExecutionStatus.ACCEPTED);

    assertThat(store.stop("b", 9, NOW)).isEqualTo(new BatchEffect(true, 1, 1, 0, 0));
    assertThat(store.stop("b", 9, NOW)).isEqualTo(new BatchEffect(true, 0, 0, 0, 0));

    assertThat(status(worker)).isEqualTo("paused");
    assertThat(status(other)).isEqualTo("running");
    assertThat(status(failed)).isEqualTo("failed");
    assertThat(stage.executions.takeSignals(worker))
        .containsExactly(new WorkerSignal(running, worker, 9));
    assertThat(stage.test.value("SELECT batch FROM scitqd.stopped_batch")).isEqualTo("b");
  }

  @Test
  void goResumesWhatIsPausedAndNothingElse() {
    WorkerId worker = stage.worker("b", 4, 0);
    WorkerId evicted = stage.worker("b", 4, 0);
    stage.test.execute("UPDATE worker SET status = 'evicted' WHERE worker_id = ?", evicted.value());
    store.stop("b", 0, NOW);

    assertThat(store.resume("b", 18, NOW)).isEqualTo(new BatchEffect(true, 1, 0, 0, 0));

    assertThat(status(worker)).isEqualTo("running");
    assertThat(status(evicted)).isEqualTo("evicted");
    assertThat(count("scitqd.stopped_batch")).isEqualTo("0");
  }

  @Test
  void anUnknownBatchIsLeftUnknown() {
    assertThat(store.stop("nothing", 0, NOW).known()).isFalse();
    assertThat(store.resume("nothing", 0, NOW).known()).isFalse();
    assertThat(store.delete("nothing", NOW)).isEqualTo(new BatchEffect(false, 0, 0, 0, 0));
    assertThat(count("scitqd.stopped_batch")).isEqualTo("0");
  }

  // lesson 34
  @Test
  void stopCancelsWhatIsNotBegunAndStopsRecruiting() {
    recorded(stage.test.database(), 2);
    LaunchStore launches = new LaunchStore(stage.test.database());
    launches.claim(OVH, 1, "me", LEASE, NOW);

    store.stop("batch", 0, NOW);

    assertThat(
            stage.test.value("SELECT string_agg(status, ' ' ORDER BY status) FROM scitqd.launch"))
        .isEqualTo("gone launching");
    assertThat(count("worker")).isEqualTo("1");
    RecruitStore recruiting = new RecruitStore(stage.test.database());
    assertThat(recruiting.snapshot(Map.of(), Set.of(OVH)).stoppedBatches())
        .containsExactly("batch");
    assertThat(
            recruiting
                .record(plan(NOW, launch(1)), naming(stage.test.database()), DEADLINE)
                .launches())
        .isZero();

    store.resume("batch", 0, NOW);

    assertThat(stage.test.value("SELECT status FROM worker")).isEqualTo("offline");
    assertThat(recruiting.snapshot(Map.of(), Set.of(OVH)).stoppedBatches()).isEmpty();
  }

  @Test
  void deleteTakesEverythingThatHangsOnIt() {
    WorkerId worker = stage.worker("b", 4, 0);
    TaskId task = stage.task("b");
    TaskId other = stage.task("a");
    int kept = stage.execution(other, stage.worker("a", 1, 0), ExecutionStatus.RUNNING);
    int execution = stage.execution(task, worker, ExecutionStatus.RUNNING);
    stage.executions.addSignal(new WorkerSignal(execution, worker, 9));
    new RequirementStore(stage.test.database()).add(other, task);
    new RequirementStore(stage.test.database()).add(task, other);
    store.stop("b", 0, NOW);

    assertThat(store.delete("b", NOW)).isEqualTo(new BatchEffect(true, 1, 0, 1, 0));

    assertThat(count("task")).isEqualTo("1");
    assertThat(stage.test.value("SELECT execution_id FROM execution")).isEqualTo("" + kept);
    assertThat(count("signal")).isEqualTo("0");
    assertThat(count("requirement")).isEqualTo("0");
    assertThat(count("scitqd.stopped_batch")).isEqualTo("0");
    assertThat(stage.workers.find(worker).orElseThrow().batch()).isEqualTo("b");
  }

  @Test
  void deleteIsWholeForMoreTasksThanOnePage() {
    stage.tasks("b", 5001);
    stage.tasks("a", 2);

    assertThat(store.delete("b", NOW).tasks()).isEqualTo(5001);
    assertThat(count("task")).isEqualTo("2");
  }

  // lessons 34 and 35
  @Test
  void deleteCancelsLaunchesAndRequestsThatNobodyHasBegun() {
    recorded(stage.test.database(), 2);
    new LaunchStore(stage.test.database()).claim(OVH, 1, "me", LEASE, NOW);
    stage.test.execute(
        "INSERT INTO job (target, action, args, retry, status) VALUES"
            + " ('', 'worker_create', '{\"batch\": \"batch\"}', 0, 'pending'),"
            + " ('', 'worker_create', '{\"batch\": \"another\"}', 0, 'pending')");

    BatchEffect effect = store.delete("batch", NOW);

    assertThat(effect).isEqualTo(new BatchEffect(true, 1, 0, 0, 1));
    assertThat(
            stage.test.value("SELECT string_agg(status, ' ' ORDER BY status) FROM scitqd.launch"))
        .isEqualTo("gone launching");
    assertThat(
            stage.test.value(
                "SELECT string_agg(status, ' ' ORDER BY job_id) FROM job"
                    + " WHERE action = 'worker_create'"))
        .isEqualTo("failed pending");
    assertThat(stage.test.value("SELECT string_agg(log, '') FROM job WHERE status = 'failed'"))
        .contains("its batch was deleted");
  }
}
