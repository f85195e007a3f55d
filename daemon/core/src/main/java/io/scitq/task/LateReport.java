package io.scitq.task;

/**
 * What becomes of a report on an execution that was taken from its worker, because the worker had
 * been silent or was gone. Its result counts if nobody has taken the task meanwhile, for the work
 * is done. Otherwise it is dropped without an error: the worker reads in the answer that the
 * execution has ended, and a newer run is never overwritten.
 */
public enum LateReport {
  /** The execution and its task have succeeded. */
  COUNTS,
  /** Nothing is written. */
  DROPPED;

  /**
   * Judges a report.
   *
   * @param reported the reported status
   * @param latest whether the execution is still the newest of its task
   * @param task the status of its task
   */
  public static LateReport of(ExecutionStatus reported, boolean latest, TaskStatus task) {
    boolean free = task == TaskStatus.PENDING || task == TaskStatus.PAUSED;
    return reported == ExecutionStatus.SUCCEEDED && latest && free ? COUNTS : DROPPED;
  }
}
