package io.scitq.server.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.scitq.server.http.rest.ServerDatabase;
import io.scitq.server.loop.ControlLoop;
import io.scitq.server.loop.Hint;
import io.scitq.server.loop.Hints;
import io.scitq.server.loop.LoopPlan;
import io.scitq.server.metrics.LoopMeter;
import io.scitq.server.metrics.MeterNames;
import io.scitq.store.Changes;
import io.scitq.store.Database;
import io.scitq.store.DispatchStore;
import io.scitq.store.LeaseStore;
import io.scitq.store.NewTask;
import io.scitq.store.StoredWorker;
import io.scitq.store.TaskField;
import io.scitq.store.TaskStore;
import io.scitq.store.WorkerField;
import io.scitq.store.WorkerStore;
import io.scitq.task.TaskId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DispatchPassIT {
  private final Database database = ServerDatabase.fresh();
  private final TaskStore tasks = new TaskStore(database);
  private final WorkerStore workers = new WorkerStore(database);
  private final InstantSource clock = InstantSource.system();
  private final Vertx vertx = Vertx.vertx();
  private final LeaseStore leases = new LeaseStore(database);
  private final MeterRegistry meters = new SimpleMeterRegistry();

  @AfterEach
  void close() {
    join(vertx.close());
    database.close();
  }

  @Test
  void aHintAloneIsEnough() {
    worker(100);
    start(Duration.ofHours(1)); // no tick will come
    await().until(() -> runs("success") > 0);

    for (int i = 0; i < 10; i++) {
      TaskId task = task();
      hint();
      await().until(() -> status(task).equals("assigned"));
    }
  }

  @Test
  void findsTasksWithoutAnyHint() {
    worker(1);
    TaskId first = task();
    start();
    await().until(() -> status(first).equals("assigned"));
  }

  @Test
  void releasesAWaitingTaskAndGivesItOut() {
    worker(2);
    TaskId required = task();
    Changes<TaskField> waiting =
        NewTask.of("A", "w", "true").fields().with(TaskField.STATUS, "waiting");
    tasks.create(new NewTask(waiting, List.of(required.value())), clock.instant());
    TaskId dependent = new TaskId(required.value() + 1);
    start();
    await().until(() -> status(required).equals("assigned"));
    ServerDatabase.execute(
        database, "UPDATE task SET status = 'succeeded' WHERE task_id = " + required);
    await().until(() -> status(dependent).equals("assigned"));
  }

  @Test
  void doesNothingWhileAnotherDaemonHasTheLease() {
    leases.acquire("dispatch", "other", Duration.ofMinutes(10), clock.instant());
    worker(1);
    TaskId task = task();
    start();
    hint();
    await().until(() -> runs("skipped") >= 2);
    assertThat(status(task)).isEqualTo("pending");
    leases.release("dispatch", "other");
    await().until(() -> status(task).equals("assigned"));
  }

  @Test
  void survivesAnExceptionAndGoesOn() {
    worker(1);
    TaskId task = task();
    ServerDatabase.execute(database, "ALTER TABLE execution RENAME TO gone");
    start();
    await().until(() -> runs("failure") >= 2);
    ServerDatabase.execute(database, "ALTER TABLE gone RENAME TO execution");
    await().until(() -> status(task).equals("assigned"));
  }

  @Test
  void manyHintsBecomeFewRuns() {
    start();
    await().until(() -> runs("success") > 0);
    long before = runs("success");
    for (int i = 0; i < 1000; i++) {
      hint();
    }
    await().until(() -> runs("success") > before);
    assertThat(runs("success") - before).isLessThan(500);
  }

  private void start() {
    start(DispatchPass.PLAN.tick());
  }

  private void start(Duration tick) {
    LoopMeter meter = new LoopMeter(meters, "dispatch", clock);
    DispatchPass pass = new DispatchPass(new DispatchStore(database), leases, "here", meter);
    LoopPlan usual = DispatchPass.PLAN;
    LoopPlan plan = new LoopPlan(usual.name(), usual.hints(), tick, usual.settle());
    join(vertx.deployVerticle(new ControlLoop(plan, pass, clock, meter)));
  }

  private long runs(String outcome) {
    return meters
        .timer(MeterNames.LOOP_RUN, MeterNames.LOOP, "dispatch", MeterNames.OUTCOME, outcome)
        .count();
  }

  private void hint() {
    new Hints(vertx).publish(Hint.TASK);
  }

  private TaskId task() {
    return tasks.insert(List.of(NewTask.of("A", "t", "true")), clock.instant()).getFirst();
  }

  private void worker(int concurrency) {
    StoredWorker row =
        workers.insert(
            Changes.<WorkerField>none()
                .with(WorkerField.NAME, "vm")
                .with(WorkerField.BATCH, "A")
                .with(WorkerField.STATUS, "running")
                .with(WorkerField.CONCURRENCY, concurrency),
            clock.instant());
    workers.ping(row.id(), new WorkerStore.Ping("", 1.0, "{}"), clock.instant());
  }

  private String status(TaskId task) {
    return tasks.find(task).orElseThrow().status();
  }

  private static <T> T join(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
  }
}
