package io.scitq.server.operation;

import io.scitq.server.loop.Hint;
import io.scitq.server.loop.Hints;
import io.scitq.store.Changes;
import io.scitq.store.ExecutionCreation;
import io.scitq.store.ExecutionField;
import io.scitq.store.ExecutionRow;
import io.scitq.store.ExecutionStore;
import io.scitq.store.PrintedExecution;
import io.scitq.store.TaskRow;
import io.scitq.store.UpdateOutcome;
import io.scitq.task.ExecutionStatus;
import io.scitq.task.TaskId;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;

/** What workers and clients may do with executions, whichever door they come through. */
public final class ExecutionDesk {
  private final ExecutionStore executions;
  private final ResultWatch results;
  private final InstantSource clock;
  private final Hints hints;

  /** Works on this store and tells of changes and results. */
  public ExecutionDesk(
      ExecutionStore executions, ResultWatch results, InstantSource clock, Hints hints) {
    this.executions = executions;
    this.results = results;
    this.clock = clock;
    this.hints = hints;
  }

  /**
   * Makes an execution of a task that is pending or paused.
   *
   * @throws ProblemException 404 {@code task-unknown}, 400 for another status than pending and
   *     running or an unknown worker, 409 {@code task-busy}
   */
  public ExecutionRow create(Changes<ExecutionField> fields) {
    Optional<String> status = fields.text(ExecutionField.STATUS);
    if (status.isPresent() && !status.get().equals("pending") && !status.get().equals("running")) {
      throw ProblemException.invalid(
          "request-invalid", "Status '" + status.get() + "' is none of pending, running");
    }
    return switch (executions.create(fields, clock.instant())) {
      case ExecutionCreation.Created(ExecutionRow row) -> {
        hints.publish(Hint.TASK);
        yield row;
      }
      case ExecutionCreation.UnknownTask(TaskId id) -> throw Missing.task(id);
      case ExecutionCreation.UnknownWorker(int id) ->
          throw ProblemException.invalid("worker-unknown", "Worker " + id + " doesn't exist");
      case ExecutionCreation.NotPossible(TaskId id, String now) ->
          throw ProblemException.conflict(
              "task-busy",
              "A new execution for task "
                  + id
                  + " is not possible: it is "
                  + now
                  + ", neither pending nor paused");
    };
  }

  /**
   * Changes an execution, and its task along with its status.
   *
   * @param freeze whether the result is to be noted when the execution has succeeded
   * @throws ProblemException 404 {@code execution-unknown}, 409 for a move that is not legal
   */
  public PrintedExecution update(int id, Changes<ExecutionField> fields, boolean freeze) {
    Optional<String> status = fields.text(ExecutionField.STATUS);
    if (status.isPresent() && ExecutionStatus.of(status.get()).isEmpty()) {
      throw ProblemException.invalid(
          "request-invalid", "Status '" + status.get() + "' is none of " + statuses());
    }
    return switch (executions.update(id, fields, clock.instant())) {
      case UpdateOutcome.Done<PrintedExecution>(PrintedExecution now, boolean changed) -> {
        if (changed && status.isPresent()) {
          hints.publish(Hint.TASK); // room on the worker, or a task to give again
        }
        if (freeze && now.row().status().equals(ExecutionStatus.SUCCEEDED.label())) {
          results.succeeded(id);
        }
        yield now;
      }
      case UpdateOutcome.Missing<PrintedExecution>() -> throw Missing.execution(id);
      case UpdateOutcome.Refused<PrintedExecution>(String message) ->
          throw ProblemException.conflict("execution-move", message);
    };
  }

  /** Deletes an execution; one that is not there is passed over, as in scitq 1.3. */
  public void delete(int id) {
    if (executions.delete(id, clock.instant())) {
      hints.publish(Hint.TASK);
    }
  }

  /**
   * Copies what is to be run from the task to the execution: the worker asks when it is about to
   * start it.
   *
   * @throws ProblemException 404 when one is missing or they do not belong together; the worker
   *     then drops the execution
   */
  public TaskRow freeze(TaskId task, int execution) {
    return switch (executions.freeze(task, execution)) {
      case ExecutionStore.Freeze.Frozen(TaskRow row) -> {
        results.frozen(execution);
        yield row;
      }
      case ExecutionStore.Freeze.Missing() ->
          throw ProblemException.notFound(
              "execution-unknown",
              "Task " + task + " or Execution " + execution + " doesn't exist");
      case ExecutionStore.Freeze.NotLinked() ->
          throw ProblemException.notFound(
              "execution-unknown", "Execution " + execution + " is not linked to Task " + task);
    };
  }

  static String statuses() {
    return String.join(
        ", ", Stream.of(ExecutionStatus.values()).map(ExecutionStatus::label).toList());
  }
}
