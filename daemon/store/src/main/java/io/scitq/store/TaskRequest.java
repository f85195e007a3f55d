package io.scitq.store;

import io.scitq.task.TaskStatus;
import java.util.Optional;

/**
 * What a client's request to change a task's status means, given the task as it is.
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
    /** Pending and accepted ones fail, so that their workers drop them. */
    CANCEL_HELD
  }

  static TaskRequest of(TaskRow task, Changes<TaskField> asked) {
    Optional<TaskStatus> current = TaskStatus.of(task.status());
    Optional<TaskStatus> wanted = asked.text(TaskField.STATUS).flatMap(TaskStatus::of);
    if (wanted.isEmpty() || wanted.equals(current)) {
      return new TaskRequest(asked.without(TaskField.STATUS), Effect.NONE);
    }
    Effect effect = current.map(from -> effect(from, wanted.get())).orElse(Effect.NONE);
    if (wanted.get() != TaskStatus.FAILED) {
      return new TaskRequest(asked, effect);
    }
    int retry = asked.number(TaskField.RETRY).orElse(task.retry());
    if (retry <= 0) {
      return new TaskRequest(asked, effect);
    }
    return new TaskRequest(
        asked.with(TaskField.STATUS, TaskStatus.PENDING.label()).with(TaskField.RETRY, retry - 1),
        effect);
  }

  private static Effect effect(TaskStatus from, TaskStatus to) {
    return switch (from) {
      case RUNNING -> Effect.KILL_RUNNING;
      case ASSIGNED, ACCEPTED -> underWay(to) ? Effect.NONE : Effect.CANCEL_HELD;
      case PAUSED, WAITING, PENDING, FAILED, SUCCEEDED, DEBUG -> Effect.NONE;
    };
  }

  private static boolean underWay(TaskStatus status) {
    return switch (status) {
      case ASSIGNED, ACCEPTED, RUNNING -> true;
      case PAUSED, WAITING, PENDING, FAILED, SUCCEEDED, DEBUG -> false;
    };
  }
}
