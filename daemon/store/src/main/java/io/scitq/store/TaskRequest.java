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
record TaskRequest(Changes<TaskField> fields, TaskMove.Effect effect) {
  static TaskRequest of(TaskRow task, Changes<TaskField> asked) {
    Optional<TaskStatus> wanted = asked.text(TaskField.STATUS).flatMap(TaskStatus::of);
    Optional<TaskStatus> current = TaskStatus.of(task.status());
    if (wanted.isEmpty() || current.isEmpty()) {
      return new TaskRequest(asked, TaskMove.Effect.NONE);
    }
    OptionalInt newRetry =
        asked.number(TaskField.RETRY).map(OptionalInt::of).orElseGet(OptionalInt::empty);
    return switch (TaskMove.of(current.get(), wanted.get(), task.retry(), newRetry)) {
      case TaskMove.Unchanged() ->
          new TaskRequest(asked.without(TaskField.STATUS), TaskMove.Effect.NONE);
      case TaskMove.Applied(TaskStatus status, int retry, TaskMove.Effect effect) ->
          new TaskRequest(
              asked.with(TaskField.STATUS, status.label()).with(TaskField.RETRY, retry), effect);
    };
  }
}
