package io.scitq.task;

/**
 * What follows from a report on an execution. It is scitq 1.3's table with these corrections: a
 * refused execution always frees its task (1.3 left an accepted one stuck); an accepted execution
 * that goes back to pending keeps its task assigned (1.3 gave it out a second time); every failure
 * uses up a retry, whenever it happens (1.3 retried failures before the start for ever and failed
 * downloads never); a paused task stays paused until its execution starts.
 */
public sealed interface ExecutionMove {
  /**
   * The execution moves.
   *
   * @param task what its task becomes
   * @param retry retries left to the task
   */
  record Allowed(TaskStatus task, int retry) implements ExecutionMove {}

  /** It has this status already: workers send a report again after a timeout. */
  record Ignored() implements ExecutionMove {}

  /**
   * It cannot move so.
   *
   * @param message one sentence naming both statuses
   */
  record Refused(String message) implements ExecutionMove {}

  /**
   * Judges a report.
   *
   * @param from status of the execution
   * @param to reported status
   * @param task status of its task
   * @param retry retries left to the task
   */
  static ExecutionMove of(ExecutionStatus from, ExecutionStatus to, TaskStatus task, int retry) {
    if (from == to) {
      return new Ignored();
    }
    return switch (from) {
      case PENDING -> fromPending(to, task, retry);
      case ACCEPTED -> fromAccepted(to, task, retry);
      case RUNNING -> fromRunning(to, retry);
      case FAILED, SUCCEEDED, REFUSED -> refused(from, to);
    };
  }

  private static ExecutionMove fromPending(ExecutionStatus to, TaskStatus task, int retry) {
    return switch (to) {
      case ACCEPTED -> waiting(TaskStatus.ACCEPTED, task, retry);
      case RUNNING -> new Allowed(TaskStatus.RUNNING, retry);
      case SUCCEEDED -> new Allowed(TaskStatus.SUCCEEDED, retry);
      case REFUSED -> waiting(TaskStatus.PENDING, task, retry);
      case FAILED -> notStarted(task, retry);
      case PENDING -> new Ignored();
    };
  }

  private static ExecutionMove fromAccepted(ExecutionStatus to, TaskStatus task, int retry) {
    return switch (to) {
      case PENDING -> waiting(TaskStatus.ASSIGNED, task, retry);
      case RUNNING -> new Allowed(TaskStatus.RUNNING, retry);
      case SUCCEEDED -> new Allowed(TaskStatus.SUCCEEDED, retry);
      case REFUSED -> waiting(TaskStatus.PENDING, task, retry);
      case FAILED -> notStarted(task, retry);
      case ACCEPTED -> new Ignored();
    };
  }

  private static ExecutionMove fromRunning(ExecutionStatus to, int retry) {
    return switch (to) {
      case SUCCEEDED -> new Allowed(TaskStatus.SUCCEEDED, retry);
      case FAILED -> failed(retry);
      case PENDING, ACCEPTED, REFUSED -> refused(ExecutionStatus.RUNNING, to);
      case RUNNING -> new Ignored();
    };
  }

  private static ExecutionMove waiting(TaskStatus becomes, TaskStatus task, int retry) {
    return new Allowed(task == TaskStatus.PAUSED ? task : becomes, retry);
  }

  private static ExecutionMove notStarted(TaskStatus task, int retry) {
    return task == TaskStatus.PAUSED && retry > 0 ? new Allowed(task, retry - 1) : failed(retry);
  }

  private static ExecutionMove failed(int retry) {
    return retry > 0
        ? new Allowed(TaskStatus.PENDING, retry - 1)
        : new Allowed(TaskStatus.FAILED, 0);
  }

  private static ExecutionMove refused(ExecutionStatus from, ExecutionStatus to) {
    return new Refused("an execution cannot go from " + from.label() + " to " + to.label());
  }
}
