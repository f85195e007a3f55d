package io.scitq.reconcile;

import java.util.List;

/**
 * What may be stuck.
 *
 * @param executions those that have not ended
 * @param tasks those without such an execution
 */
public record StuckSnapshot(List<HeldExecution> executions, List<LonelyTask> tasks) {
  /** Copies the lists. */
  public StuckSnapshot {
    executions = List.copyOf(executions);
    tasks = List.copyOf(tasks);
  }
}
