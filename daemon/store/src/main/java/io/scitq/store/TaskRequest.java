package io.scitq.store;

import io.scitq.task.TaskMove;
import io.scitq.task.TaskStatus;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a client's request to change a task comes to, given the task as it is.
 *
 * @param fields what is to be written, the status resolved: a failure with a retry left is pending
 * @param effect what happens to the executions that the task had
 */
record TaskRequest(Changes<TaskField> fields, Effect effect) {
  /** What follows for the task's executions. */
  enum Effect {
    NONE,
    /** Running ones fail and their workers are told to kill them. */
    KILL_RUNNING,
    /** Pending and accepted ones fail: a worker drops what it holds only when it reads that. */
    CANCEL_HELD
  }

  static TaskRequest of(TaskRow task, Changes<TaskField> asked) {
    Optional<TaskStatus> wanted = asked.text(TaskField.STATUS).flatMap(TaskStatus::of);
    Optional<TaskStatus> current = TaskStatus.of(task.status());
    if (wanted.isEmpty() || current.isEmpty()) {
      return new TaskRequest(asked, Effect.NONE);
    }
    OptionalInt newRetry =
        asked.number(TaskField.RETRY).map(OptionalInt::of).orElseGet(OptionalInt::empty);
    return switch (TaskMove.of(current.get(), wanted.get(), task.retry(), newRetry)) {
      case TaskMove.Unchanged() -> new TaskRequest(asked.without(TaskField.STATUS), Effect.NONE);
      case TaskMove.Applied(TaskStatus status, int retry, boolean stop) ->
          new TaskRequest(
              asked.with(TaskField.STATUS, status.label()).with(TaskField.RETRY, retry),
              stop ? Effect.KILL_RUNNING : effect(current.get(), status));
    };
  }

  private static Effect effect(TaskStatus from, TaskStatus to) {
    boolean held = from == TaskStatus.ASSIGNED || from == TaskStatus.ACCEPTED;
    return held && !underWay(to) ? Effect.CANCEL_HELD : Effect.NONE;
  }

  private static boolean underWay(TaskStatus status) {
    return switch (status) {
      case ASSIGNED, ACCEPTED, RUNNING -> true;
      case PAUSED, WAITING, PENDING, FAILED, SUCCEEDED, DEBUG -> false;
    };
  }
}
