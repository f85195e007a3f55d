package io.scitq.reconcile;

import java.util.Locale;

/** Why something was stuck. */
public enum RepairReason {
  /** The worker that holds it has been silent for too long. */
  WORKER_SILENT,
  /** The row of the worker that held it is gone. */
  WORKER_GONE,
  /** The worker was paused, failed or evicted before it had taken it, and will not ask for it. */
  WORKER_NOT_RUNNING,
  /** The worker lives and asks for work, but has not taken it. */
  NOT_TAKEN,
  /** A newer execution of its task exists. */
  SUPERSEDED,
  /** Its task has ended, or waits for others. */
  TASK_OVER,
  /** The task is said to be under way, but has no execution that is. */
  NO_EXECUTION,
  /** The task is said to be under way, but its newest execution has succeeded. */
  SUCCEEDED;

  /** A stable word for logs, metrics and the database. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
