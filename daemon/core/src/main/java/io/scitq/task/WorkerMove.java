package io.scitq.task;

/**
 * What follows when somebody sets the status of a worker, or when our clock finds it silent. It is
 * scitq 1.3's table: anything may be set, but an evicted worker only becomes running again.
 */
public sealed interface WorkerMove {
  /** It has this status already. */
  record Unchanged() implements WorkerMove {}

  /** Its machine is being taken away: the wish is passed over without an error, as in 1.3. */
  record PassedOver() implements WorkerMove {}

  /**
   * It changes.
   *
   * @param status the status to be stored
   * @param givesBack true when its tasks are pending again at once, without using up a retry
   */
  record Applied(WorkerStatus status, boolean givesBack) implements WorkerMove {}

  /**
   * Judges what a client, an operator or the worker itself asks for.
   *
   * @param from the status it has
   * @param requested the status that is asked for
   */
  static WorkerMove of(WorkerStatus from, WorkerStatus requested) {
    if (from == requested) {
      return new Unchanged();
    }
    if (from == WorkerStatus.EVICTED && requested != WorkerStatus.RUNNING) {
      return new PassedOver();
    }
    return new Applied(requested, requested == WorkerStatus.EVICTED);
  }

  /**
   * Judges what our clock says: a running worker that went silent is offline, an offline one that
   * speaks is running. Others were set on purpose and stay.
   *
   * @param from the status it has
   * @param silent true when its last ping is too long ago, or there was none
   */
  static WorkerMove heard(WorkerStatus from, boolean silent) {
    return switch (from) {
      case RUNNING -> silent ? new Applied(WorkerStatus.OFFLINE, false) : new Unchanged();
      case OFFLINE -> silent ? new Unchanged() : new Applied(WorkerStatus.RUNNING, false);
      case PAUSED, FAILED, EVICTED -> new Unchanged();
    };
  }
}
