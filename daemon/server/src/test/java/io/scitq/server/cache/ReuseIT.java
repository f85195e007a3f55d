package io.scitq.server.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.scitq.dispatch.PendingTask;
import io.scitq.server.http.rest.ServerDatabase;
import io.scitq.server.loop.Hints;
import io.scitq.server.metrics.LoopMeter;
import io.scitq.store.Changes;
import io.scitq.store.Database;
import io.scitq.store.DispatchStore;
import io.scitq.store.ExecutionField;
import io.scitq.store.ExecutionRow;
import io.scitq.store.ExecutionStore;
import io.scitq.store.LeaseStore;
import io.scitq.store.NewTask;
import io.scitq.store.ReuseStore;
import io.scitq.store.StoredWorker;
import io.scitq.store.TaskField;
import io.scitq.store.TaskRow;
import io.scitq.store.TaskStore;
import io.scitq.store.WorkerField;
import io.scitq.store.WorkerStore;
import io.scitq.task.ExecutionStatus;
import io.scitq.task.TaskId;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReuseIT {
  private static final InstantSource CLOCK = InstantSource.system();

  @TempDir Path folder;
  private final Database database = ServerDatabase.fresh();
  private final TaskStore tasks = new TaskStore(database);
  private final ExecutionStore executions = new ExecutionStore(database);
  private final DispatchStore dispatch = new DispatchStore(database);
  private final ReuseStore store = new ReuseStore(database);
  private final Vertx vertx = Vertx.vertx();
  private ReuseTools tools;
  private ResultHashing hashing;
  private ReuseDesk desk;
  private StoredWorker worker;

  @BeforeEach
  void open() throws IOException {
    tools = new ReuseTools("rclone", folder.resolve("none.conf"), CLOCK);
    hashing = new ResultHashing(store, tools);
    desk = desk(tools, Duration.ofMinutes(1));
    Files.createDirectories(folder.resolve("in"));
    Files.writeString(folder.resolve("in/data.txt"), "one\n");
    worker =
        new WorkerStore(database)
            .insert(
                Changes.<WorkerField>none()
                    .with(WorkerField.NAME, "vm")
                    .with(WorkerField.BATCH, "A")
                    .with(WorkerField.STATUS, "running")
                    .with(WorkerField.CONCURRENCY, 50),
                CLOCK.instant());
  }

  @AfterEach
  void close() {
    hashing.close();
    desk.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
    database.close();
  }

  @Test
  void anEqualTaskIsServedWithoutAnyWorker() throws IOException {
    int first = done("out");
    TaskId again = task("out", "in");
    round();
    await().until(() -> status(again).equals("succeeded"));

    ExecutionRow served = latest(again);
    assertThat(output(served)).isEqualTo("Cached from execution " + first);
    assertThat(served.worker()).isNull();
    assertThat(served.status()).isEqualTo("succeeded");
    assertThat(served.outputFiles()).isEqualTo("res.txt deep/more.txt");
    assertThat(executions.ofWorker(worker.id(), ExecutionStatus.PENDING)).isEmpty();
    // it has no hashes: a third task is served from the first again
    TaskId third = task("out", "in");
    round();
    await().until(() -> status(third).equals("succeeded"));
    assertThat(output(latest(third))).isEqualTo("Cached from execution " + first);
  }

  @Test
  void theFilesAreCopiedToAnotherOutputFolder() throws IOException {
    done("out");
    TaskId elsewhere = task("elsewhere", "in");
    round();
    await().until(() -> status(elsewhere).equals("succeeded"));
    assertThat(folder.resolve("elsewhere/res.txt")).hasContent("result\n");
    assertThat(folder.resolve("elsewhere/deep/more.txt")).hasContent("more\n");
  }

  @Test
  void aChangedInputIsWorkedOnAgain() throws IOException {
    done("out");
    Files.writeString(folder.resolve("in/data.txt"), "two\n");
    TaskId again = task("out", "in");
    assertThat(dispatch.snapshot().tasks()).isEmpty(); // held back until it was looked up
    round();
    await().until(() -> dispatch.snapshot().tasks().size() == 1);
    assertThat(status(again)).isEqualTo("pending");
    assertThat(outcome(again)).isEqualTo("input-differs");
  }

  @Test
  void anEqualInputInAnotherPlaceIsTheSameInput() throws IOException {
    done("out");
    Files.createDirectories(folder.resolve("other/in"));
    Files.writeString(folder.resolve("other/in/data.txt"), "one\n");
    TaskId again = task("out", "other/in");
    round();
    await().until(() -> status(again).equals("succeeded"));
  }

  @Test
  void aResultThatWasChangedIsForgotten() throws IOException {
    int first = done("out");
    Files.writeString(folder.resolve("out/res.txt"), "damaged\n");
    TaskId again = task("out", "in");
    round();
    await().until(() -> outcome(again).equals("output-lost"));
    assertThat(hash("output_hash", first)).isEqualTo("null");
    assertThat(status(again)).isEqualTo("pending");
    assertThat(dispatch.snapshot().tasks()).hasSize(1);
  }

  @Test
  void aRetriedTaskIsLookedUpAgain() throws IOException {
    TaskId early = task("out", "in");
    round();
    await().until(() -> outcome(early).equals("no-candidate"));
    ServerDatabase.execute(database, "UPDATE task SET use_cache = false WHERE task_id = " + early);
    done("out");
    ServerDatabase.execute(
        database, "UPDATE task SET use_cache = true, status_date = now() WHERE task_id = " + early);
    round();
    await().until(() -> status(early).equals("succeeded"));
  }

  @Test
  void aSlowPlaceHoldsUpNobodyElse() throws Exception {
    Path conf = folder.resolve("rclone.conf");
    Files.writeString(conf, "[slow]\ntype = local\n");
    Path program = folder.resolve("rclone");
    Files.writeString(program, "#!/bin/sh\nexec sleep 300\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    done("out");
    ServerDatabase.execute(
        database, "UPDATE execution SET input = 'slow://x' WHERE input_hash IS NOT NULL");
    desk.close();
    desk = desk(new ReuseTools(program.toString(), conf, CLOCK), Duration.ofSeconds(3));
    TaskId slow = insert("out", "slow://x", true);
    TaskId plain = insert("out", "slow://x", false);

    round();

    assertThat(dispatch.snapshot().tasks()).extracting(PendingTask::id).containsExactly(plain);
    await().until(() -> outcome(slow).equals("input-unknown"));
    assertThat(dispatch.snapshot().tasks()).hasSize(2);
  }

  @Test
  void aTaskIsNeverHeldForEver() {
    TaskId task = task("out", "in"); // nobody looks
    assertThat(dispatch.snapshot().tasks()).isEmpty();
    ServerDatabase.execute(
        database,
        "UPDATE task SET status_date = (now() AT TIME ZONE 'UTC') - interval '6 minutes'");
    assertThat(dispatch.snapshot().tasks()).hasSize(1);
    assertThat(status(task)).isEqualTo("pending");
  }

  @Test
  void emptyAndNoneAreTheSameInput() throws IOException { // scitq-launch sends empty texts
    TaskId first = insert("out", "", true);
    work(first, "out");
    ServerDatabase.execute(
        database, "UPDATE execution SET input = NULL WHERE input_hash IS NOT NULL");
    TaskId again = insert("out", "", true);
    round();
    await().until(() -> status(again).equals("succeeded"));
  }

  @Test
  void aTaskWithoutReuseIsNotHashed() throws IOException {
    TaskId plain = insert("out", "file://" + folder.resolve("in"), false);
    int execution = run(plain, "out");
    assertThat(hash("input_hash", execution)).isEqualTo("null");
    assertThat(hash("output_hash", execution)).isEqualTo("null");
  }

  /** One round of the loop. */
  private void round() {
    new ReusePass(store, desk, new LeaseStore(database), "here").run(CLOCK.instant());
  }

  /** A task that a worker has done, with its hashes; gives its execution. */
  private int done(String output) throws IOException {
    return work(task(output, "in"), output);
  }

  private int work(TaskId task, String output) throws IOException {
    int execution = run(task, output);
    await().until(() -> !hash("output_hash", execution).equals("null"));
    return execution;
  }

  private int run(TaskId task, String output) throws IOException {
    ServerDatabase.execute(database, "UPDATE task SET status = 'assigned' WHERE task_id = " + task);
    ServerDatabase.execute(
        database,
        "INSERT INTO execution (worker_id, task_id, status, creation_date, latest) VALUES ("
            + worker.id()
            + ", "
            + task
            + ", 'accepted', now(), true)");
    int execution = latest(task).id();
    executions.freeze(task, execution);
    hashing.frozen(execution);
    Files.createDirectories(folder.resolve(output).resolve("deep"));
    Files.writeString(folder.resolve(output).resolve("res.txt"), "result\n");
    Files.writeString(folder.resolve(output).resolve("deep/more.txt"), "more\n");
    executions.update(
        execution,
        Changes.<ExecutionField>none()
            .with(ExecutionField.STATUS, "succeeded")
            .with(ExecutionField.OUTPUT_FILES, "res.txt deep/more.txt"),
        CLOCK.instant());
    hashing.succeeded(execution);
    return execution;
  }

  private TaskId task(String output, String input) {
    return insert(output, "file://" + folder.resolve(input), true);
  }

  private TaskId insert(String output, String input, boolean reuse) {
    NewTask plain = NewTask.of("A", "t", "make result");
    Changes<TaskField> fields =
        plain
            .fields()
            .with(TaskField.USE_CACHE, reuse)
            .with(TaskField.INPUT, input)
            .with(TaskField.OUTPUT, "file://" + folder.resolve(output));
    return tasks.insert(List.of(new NewTask(fields, List.of())), CLOCK.instant()).getFirst();
  }

  private ReuseDesk desk(ReuseTools with, Duration bound) {
    LoopMeter meter = new LoopMeter(new SimpleMeterRegistry(), "reuse", CLOCK);
    return new ReuseDesk(
        new ReuseLookup(store, with.places(), CLOCK), meter, new Hints(vertx), bound);
  }

  private String status(TaskId task) {
    return tasks.find(task).map(TaskRow::status).orElseThrow();
  }

  private ExecutionRow latest(TaskId task) {
    int id =
        Integer.parseInt(
            ServerDatabase.value(
                database, "SELECT execution_id FROM execution WHERE latest AND task_id = " + task));
    return executions.find(id).orElseThrow();
  }

  private String output(ExecutionRow execution) {
    return ServerDatabase.value(
        database, "SELECT output FROM execution WHERE execution_id = " + execution.id());
  }

  private String hash(String column, int execution) {
    return ServerDatabase.value(
        database, "SELECT " + column + " FROM execution WHERE execution_id = " + execution);
  }

  private String outcome(TaskId task) {
    return ServerDatabase.value(
        database, "SELECT coalesce(max(outcome), '') FROM scitqd.reuse WHERE task_id = " + task);
  }
}
