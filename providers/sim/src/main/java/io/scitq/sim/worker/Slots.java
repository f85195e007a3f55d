package io.scitq.sim.worker;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Decides which waiting executions may start, as the Python worker does. */
final class Slots {
  private Slots() {}

  /**
   * Waiting executions in the order of priority, weight and number, all descending, as long as the
   * free slots last; tasks that are paused wait on.
   */
  static List<Execution> granted(
      WorkerRow row, Collection<Execution> local, Set<Long> ofPausedTasks) {
    if (!row.isRunning()) {
      return List.of();
    }
    double free = row.concurrency();
    List<Execution> waiting = new ArrayList<>();
    for (Execution execution : local) {
      if (execution.stage() == Execution.Stage.RUNNING) {
        free -= row.weight(execution.batch());
      } else if (execution.stage() == Execution.Stage.WAITING
          && !ofPausedTasks.contains(execution.id())) {
        waiting.add(execution);
      }
    }
    waiting.sort(
        Comparator.comparingDouble((Execution one) -> row.priority(one.batch()))
            .thenComparingDouble(one -> row.weight(one.batch()))
            .thenComparingLong(Execution::id)
            .reversed());
    List<Execution> granted = new ArrayList<>();
    for (Execution execution : waiting) {
      if (free >= row.weight(execution.batch())) {
        free -= row.weight(execution.batch());
        granted.add(execution);
      }
    }
    return granted;
  }
}
