package io.scitq.store;

import java.util.List;
import java.util.Map;

/**
 * A batch that has tasks.
 *
 * @param batch its name
 * @param tasks number of its tasks by status; statuses without any are absent
 * @param workers names of its workers, in the order of their ids
 */
public record BatchRow(String batch, Map<String, Long> tasks, List<String> workers) {
  /** Copies the collections. */
  public BatchRow {
    tasks = Map.copyOf(tasks);
    workers = List.copyOf(workers);
  }
}
