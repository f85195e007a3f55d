package io.scitq.task;

/** What a change of an execution's status means for its task. */
public sealed interface ExecutionMove {
  /**
   * The execution takes its new status.
   *
   * @param task what its task becomes
   * @param retry the task's remaining retries
   */
  record Allowed(TaskStatus task, int retry) implements ExecutionMove {}

  /** It has this status already: nothing changes. */
  record Ignored() implements ExecutionMove {}

  /**
   * It cannot take it.
   *
   * @param message one sentence naming both statuses
   */
  record Refused(String message) implements ExecutionMove {}

  /** Decides a move of an execution whose task has this status and so many retries left. */
  static ExecutionMove of(ExecutionStatus from, ExecutionStatus to, TaskStatus task, int retry) {
    if (from == to) {
      return new Ignored();
    }
    return switch (from) {
      case PENDING, ACCEPTED ->
          switch (to) {
            case PENDING -> new Allowed(TaskStatus.ASSIGNED, retry);
            case ACCEPTED -> new Allowed(TaskStatus.ACCEPTED, retry);
            case RUNNING -> new Allowed(TaskStatus.RUNNING, retry);
            case SUCCEEDED -> new Allowed(TaskStatus.SUCCEEDED, retry);
            case REFUSED -> new Allowed(TaskStatus.PENDING, retry);
            case FAILED -> failed(retry);
          };
      case RUNNING ->
          switch (to) {
            case SUCCEEDED -> new Allowed(TaskStatus.SUCCEEDED, retry);
            case FAILED -> failed(retry);
            case PENDING, ACCEPTED, REFUSED, RUNNING -> refused(from, to);
          };
      case FAILED, SUCCEEDED, REFUSED -> refused(from, to);
    };
  }

  private static ExecutionMove failed(int retry) {
    return retry > 0
        ? new Allowed(TaskStatus.PENDING, retry - 1)
        : new Allowed(TaskStatus.FAILED, retry);
  }

  private static ExecutionMove refused(ExecutionStatus from, ExecutionStatus to) {
    return new Refused("an execution cannot go from " + from.label() + " to " + to.label());
  }
}
