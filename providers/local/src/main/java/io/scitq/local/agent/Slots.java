package io.scitq.local.agent;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Decides which waiting executions may start. As the Python worker does, but for one thing: among
 * equals the oldest goes first, not the newest.
 */
final class Slots {
  private Slots() {}

  /**
   * A local execution as the decision needs it.
   *
   * @param id its number
   * @param batch its task's batch
   * @param running true when it takes a slot now
   * @param waiting true when it could start
   */
  record Candidate(long id, String batch, boolean running, boolean waiting) {}

  /** Ids of those that may start, by priority, weight and age, as long as the free slots last. */
  static List<Long> granted(WorkerRow row, Collection<Candidate> local) {
    if (!row.isRunning()) {
      return List.of();
    }
    double free = row.concurrency();
    List<Candidate> waiting = new ArrayList<>();
    for (Candidate one : local) {
      if (one.running()) {
        free -= row.weight(one.batch());
      } else if (one.waiting()) {
        waiting.add(one);
      }
    }
    waiting.sort(
        Comparator.comparingDouble((Candidate one) -> row.priority(one.batch()))
            .thenComparingDouble(one -> row.weight(one.batch()))
            .reversed()
            .thenComparingLong(Candidate::id));
    List<Long> granted = new ArrayList<>();
    for (Candidate one : waiting) {
      double weight = row.weight(one.batch());
      if (free >= weight) {
        free -= weight;
        granted.add(one.id());
      }
    }
    return List.copyOf(granted);
  }
}
