package io.scitq.task;

import java.util.OptionalInt;

/** What follows when a client sets the status of a task. Any status may follow any other. */
public sealed interface TaskMove {
  /** It has this status already: nothing changes, not even its dates. */
  record Unchanged() implements TaskMove {}

  /**
   * It changes.
   *
   * @param status the status to be stored; a failure with retries left becomes pending
   * @param retry the retries to be stored
   * @param stopRunning true when its running executions fail and their workers get signal 9
   */
  record Applied(TaskStatus status, int retry, boolean stopRunning) implements TaskMove {}

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
    boolean stop = from == TaskStatus.RUNNING;
    int left = newRetry.orElse(retry);
    return requested == TaskStatus.FAILED && left > 0
        ? new Applied(TaskStatus.PENDING, left - 1, stop)
        : new Applied(requested, left, stop);
  }
}
