package io.scitq.task;

import java.util.OptionalInt;

/**
 * What follows when a client sets the status of a task. Any status may follow any other.
 *
 * <p>It is scitq 1.3's table with one correction: a task that is taken back from a worker that has
 * not started it yet cancels there (1.3 let it run, so that it could run twice).
 */
public sealed interface TaskMove {
  /** What follows for the task's executions. */
  enum Effect {
    /** They do not care. */
    NONE,
    /** Running ones fail and their workers are told to kill them with signal 9. */
    KILL_RUNNING,
    /** Pending and accepted ones fail: a worker drops what it holds only when it reads that. */
    CANCEL_HELD
  }

  /** It has this status already: nothing changes, not even its dates. */
  record Unchanged() implements TaskMove {}

  /**
   * It changes.
   *
   * @param status the status to be stored; a failure with retries left becomes pending
   * @param retry the retries to be stored
   * @param effect what follows for its executions
   */
  record Applied(TaskStatus status, int retry, Effect effect) implements TaskMove {}

  /**
   * Judges a client's change.
   *
   * @param from the status it has
   * @param requested the status that is asked for
   * @param retry the retries it has left
   * @param newRetry the retries that the same request sets, when it does
   */
  static TaskMove of(TaskStatus from, TaskStatus requested, int retry, OptionalInt newRetry) {
    if (from == requested) {
      return new Unchanged();
    }
    int left = newRetry.orElse(retry);
    return requested == TaskStatus.FAILED && left > 0
        ? new Applied(TaskStatus.PENDING, left - 1, effect(from, TaskStatus.PENDING))
        : new Applied(requested, left, effect(from, requested));
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
