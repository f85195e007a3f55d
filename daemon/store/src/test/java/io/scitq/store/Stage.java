package io.scitq.store;

import io.scitq.dispatch.Assignment;
import io.scitq.task.ExecutionStatus;
import io.scitq.task.TaskId;
import io.scitq.task.WorkerId;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** The stores over one test database, with short ways to bring them into a state. */
final class Stage implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-23T00:41:25.056505Z");

  final TestDatabase test;
  final TaskStore tasks;
  final WorkerStore workers;
  final ExecutionStore executions;
  final PrintedStore printed;
  final DispatchStore dispatch;

  Stage(TestPostgres postgres) {
    test = TestDatabase.migrated(postgres);
    tasks = new TaskStore(test.database());
    workers = new WorkerStore(test.database());
    executions = new ExecutionStore(test.database());
    printed = new PrintedStore(test.database());
    dispatch = new DispatchStore(test.database());
  }

  /** A running worker that has just pinged. */
  WorkerId worker(String batch, int concurrency, int prefetch) {
    StoredWorker row =
        workers.insert(
            Changes.<WorkerField>none()
                .with(WorkerField.NAME, "vm")
                .with(WorkerField.HOSTNAME, "vm")
                .with(WorkerField.STATUS, "running")
                .with(WorkerField.BATCH, batch)
                .with(WorkerField.CONCURRENCY, concurrency)
                .with(WorkerField.PREFETCH, prefetch),
            NOW);
    workers.ping(row.id(), new WorkerStore.Ping("1.0 / 0.0", 8.3, "{}"), NOW);
    return row.id();
  }

  TaskId task(String batch) {
    return tasks(batch, 1).getFirst();
  }

  List<TaskId> tasks(String batch, int count) {
    return tasks.insert(
        IntStream.range(0, count).mapToObj(i -> NewTask.of(batch, "t" + i, "true")).toList(), NOW);
  }

  TaskId task(String batch, TaskField field, Object value) {
    NewTask plain = NewTask.of(batch, "t", "true");
    NewTask task = new NewTask(plain.fields().with(field, value), List.of());
    return tasks.insert(List.of(task), NOW).getFirst();
  }

  /** Gives the task to the worker and moves the execution on. */
  int execution(TaskId task, WorkerId worker, ExecutionStatus... moves) {
    dispatch.record(List.of(new Assignment(task, worker)), NOW);
    int id =
        executions.ofWorker(worker, ExecutionStatus.PENDING).stream()
            .filter(execution -> execution.task().equals(task))
            .findFirst()
            .orElseThrow()
            .id();
    for (ExecutionStatus move : moves) {
      move(id, move);
    }
    return id;
  }

  UpdateOutcome<PrintedExecution> move(int execution, ExecutionStatus status) {
    return executions.update(
        execution, Changes.<ExecutionField>none().with(ExecutionField.STATUS, status.label()), NOW);
  }

  String status(TaskId task) {
    return tasks.find(task).orElseThrow().status();
  }

  String status(int execution) {
    return executions.find(execution).orElseThrow().status();
  }

  static Changes<TaskField> status(String status) {
    return Changes.<TaskField>none().with(TaskField.STATUS, status);
  }

  @Override
  public void close() {
    test.close();
  }
}
