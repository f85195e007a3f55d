package io.scitq.store;

import io.scitq.task.ExecutionStatus;
import io.scitq.task.TaskId;
import io.scitq.task.WorkerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Executions as their workers fetch and report them, and the signals to workers. */
public final class ExecutionStore {
  private final Transactions transactions;
  private final Together<WorkerPolls.Poll, List<WorkerExecution>> polls;
  private final Together<WorkerId, List<WorkerSignal>> signals;
  private final Together<ExecutionUpdates.Asked, Optional<UpdateOutcome<PrintedExecution>>> updates;

  /** Works on this database. */
  public ExecutionStore(Database database) {
    transactions = new Transactions(database.jdbi());
    polls =
        new Together<>(
            asked -> transactions.statement(handle -> WorkerPolls.executions(handle, asked)));
    signals =
        new Together<>(
            asked -> transactions.statement(handle -> WorkerPolls.signals(handle, asked)));
    updates =
        new Together<>(asked -> transactions.run(handle -> ExecutionUpdates.apply(handle, asked)));
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
   * newest of its task. A move that is not legal is refused and nothing is written. Changes that
   * are asked for at the same time are committed together.
   */
  public UpdateOutcome<PrintedExecution> update(
      int id, Changes<ExecutionField> asked, Instant now) {
    ExecutionUpdates.Asked one = new ExecutionUpdates.Asked(id, asked, now);
    Optional<UpdateOutcome<PrintedExecution>> along =
        one.isShort() ? updates.ask(one) : Optional.empty();
    UpdateOutcome<PrintedExecution> outcome =
        along.orElseGet(
            () -> transactions.run(handle -> new ExecutionUpdate(handle, now).apply(id, asked)));
    return outcome
                instanceof
                UpdateOutcome.Done<PrintedExecution>(PrintedExecution row, boolean changed)
            && row.tooLong()
        ? new UpdateOutcome.Done<>(printed(row), changed)
        : outcome;
  }

  /** What was printed meanwhile is shown with it; an execution that was deleted is as it was. */
  private PrintedExecution printed(PrintedExecution execution) {
    ExecutionSelection one = ExecutionSelection.of(execution.row().id());
    return transactions
        .run(handle -> {
          PrintedPieces.fold(handle, execution.row().id());
          return ExecutionPages.read(handle, one, OptionalInt.empty(), 1);
        })
        .rows()
        .stream()
        .findFirst()
        .orElse(execution);
  }

  /** Makes an execution of a task, as scitq 1.3 lets a client do. */
  public ExecutionCreation create(Changes<ExecutionField> asked, Instant now) {
    return transactions.run(handle -> new ExecutionInsert(handle, now).apply(asked));
  }

  /**
   * Deletes an execution with its signals, if it is there. A task that it had under way goes back
   * to the queue: nobody would ever end it.
   */
  public boolean delete(int id, Instant now) {
    return transactions.run(handle -> new ExecutionRemoval(handle, now).apply(id));
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
        .createQuery(
            "SELECT "
                + ExecutionPages.columns("e")
                + " FROM execution e WHERE e.execution_id = :id")
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
