package io.scitq.reconcile;

import io.scitq.task.TaskId;

/** One thing that is stuck and how it comes back. No repair uses up a retry of the task. */
public sealed interface Repair {
  /** Why. */
  RepairReason reason();

  /** The execution ends as failed, its task is pending again. */
  record GiveBack(int execution, RepairReason reason) implements Repair {}

  /** The execution ends as failed, so that its worker drops it; its task does not care. */
  record End(int execution, RepairReason reason) implements Repair {}

  /** The task is pending again. */
  record Requeue(TaskId task, RepairReason reason) implements Repair {}

  /** The task has succeeded. */
  record Settle(TaskId task, RepairReason reason) implements Repair {}
}
