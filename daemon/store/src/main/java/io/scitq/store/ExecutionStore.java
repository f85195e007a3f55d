package io.scitq.store;

import io.scitq.task.ExecutionStatus;
import io.scitq.task.TaskId;
import io.scitq.task.WorkerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Executions as their workers fetch and report them, and the signals to workers. */
public final class ExecutionStore {
  private static final String COLUMNS =
      "e.execution_id, e.worker_id, e.task_id, e.status, e.return_code, e.pid, e.creation_date,"
          + " e.modification_date, e.output, e.error, e.output_files, e.command, e.latest";

  private final Transactions transactions;
  private final Together<WorkerPolls.Poll, List<WorkerExecution>> polls;
  private final Together<WorkerId, List<WorkerSignal>> signals;

  /** Works on this database. */
  public ExecutionStore(Database database) {
    transactions = new Transactions(database.jdbi());
    polls =
        new Together<>(
            asked -> transactions.statement(handle -> WorkerPolls.executions(handle, asked)));
    signals =
        new Together<>(
            asked -> transactions.statement(handle -> WorkerPolls.signals(handle, asked)));
  }

  /** The two texts that a running execution appends to. */
  public enum Stream {
    OUTPUT,
    ERROR
  }

  /** One execution. */
  public Optional<ExecutionRow> find(int id) {
    return transactions.statement(handle -> find(handle, id));
  }

  /** The executions of a worker in one of these statuses, by id. */
  public List<WorkerExecution> ofWorker(WorkerId worker, ExecutionStatus... statuses) {
    return polls.ask(new WorkerPolls.Poll(worker, Set.of(statuses)));
  }

  /**
   * Changes an execution, and its task with it when the status moves and the execution is the
   * newest of its task. A move that is not legal is refused and nothing is written.
   */
  public UpdateOutcome<ExecutionRow> update(int id, Changes<ExecutionField> asked, Instant now) {
    return transactions.run(handle -> new ExecutionUpdate(handle, now).apply(id, asked));
  }

  /** Adds to a text; an unknown execution is passed over, as in scitq 1.3. */
  public void append(int id, Stream stream, String text) {
    String sql =
        switch (stream) {
          case OUTPUT ->
              "UPDATE execution SET output = coalesce(output, '') || :text"
                  + " WHERE execution_id = :id";
          case ERROR ->
              "UPDATE execution SET error = coalesce(error, '') || :text"
                  + " WHERE execution_id = :id";
        };
    transactions.statement(
        handle -> handle.createUpdate(sql).bind("text", text).bind("id", id).execute());
  }

  /**
   * The two texts from a position on.
   *
   * @param output standard output, none when nothing was written yet
   * @param error standard error, likewise
   */
  public record Texts(@Nullable String output, @Nullable String error) {}

  /** The texts of an execution from these positions on; the first character has position 1. */
  public Optional<Texts> texts(int id, int outputFrom, int errorFrom) {
    return transactions.statement(handle ->
        handle
            .createQuery(
                "SELECT substr(output, :output) AS output, substr(error, :error) AS error"
                    + " FROM execution WHERE execution_id = :id")
            .bind("output", outputFrom)
            .bind("error", errorFrom)
            .bind("id", id)
            .map((row, ctx) -> new Texts(row.getString("output"), row.getString("error")))
            .findOne());
  }

  /** What the freeze of an execution comes to. */
  public sealed interface Freeze {
    /**
     * The task's definition is copied to the execution.
     *
     * @param task as it is now
     */
    record Frozen(TaskRow task) implements Freeze {}

    /** The task or the execution does not exist. */
    record Missing() implements Freeze {}

    /** The execution is of another task. */
    record NotLinked() implements Freeze {}
  }

  /** Copies what is to be run from the task to the execution. */
  public Freeze freeze(TaskId task, int execution) {
    return transactions.run(handle -> freeze(handle, task, execution));
  }

  /** Reads and deletes the signals of a worker, oldest first: each is read once. */
  public List<WorkerSignal> takeSignals(WorkerId worker) {
    return signals.ask(worker);
  }

  /** Queues a signal; false when the worker or the execution does not exist. */
  public boolean addSignal(WorkerSignal signal) {
    return transactions.statement(handle ->
        handle
                .createUpdate(
                    """
                    INSERT INTO signal (execution_id, worker_id, signal)
                    SELECT CAST(:execution AS integer), w.worker_id, CAST(:signal AS integer)
                    FROM worker w WHERE w.worker_id = :worker
                      AND (CAST(:execution AS integer) IS NULL OR EXISTS (
                        SELECT 1 FROM execution e WHERE e.execution_id = :execution))
                    """)
                .bind("execution", signal.execution())
                .bind("worker", signal.worker().value())
                .bind("signal", signal.signal())
                .execute()
            > 0);
  }

  static Optional<ExecutionRow> find(Handle handle, int id) {
    return handle
        .createQuery("SELECT " + COLUMNS + " FROM execution e WHERE e.execution_id = :id")
        .bind("id", id)
        .map((row, context) -> Rows.execution(row))
        .findOne();
  }

  private static Freeze freeze(Handle handle, TaskId id, int execution) {
    Optional<TaskRow> task = TaskStore.find(handle, id.value());
    Optional<ExecutionRow> row = find(handle, execution);
    if (task.isEmpty() || row.isEmpty()) {
      return new Freeze.Missing();
    }
    if (!row.get().task().equals(id)) {
      return new Freeze.NotLinked();
    }
    handle
        .createUpdate(
            """
            UPDATE execution AS e SET command = t.command, container = t.container,
              container_options = t.container_options, input = t.input, resource = t.resource,
              output_folder = t.output
            FROM task t WHERE t.task_id = e.task_id AND e.execution_id = :execution
            """)
        .bind("execution", execution)
        .execute();
    return new Freeze.Frozen(task.get());
  }
}
