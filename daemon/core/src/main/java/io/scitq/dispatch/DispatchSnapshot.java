package io.scitq.dispatch;

import java.util.List;

/**
 * What dispatching is decided on.
 *
 * @param tasks pending tasks, in any order
 * @param workers running workers, in any order
 */
public record DispatchSnapshot(List<PendingTask> tasks, List<WorkerRoom> workers) {
  /** Copies the lists. */
  public DispatchSnapshot {
    tasks = List.copyOf(tasks);
    workers = List.copyOf(workers);
  }
}
