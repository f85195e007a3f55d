package io.scitq.retire;

import io.scitq.recruit.WorkerFact;
import java.util.List;
import java.util.Map;

/**
 * What retiring is decided on.
 *
 * @param workers all workers
 * @param openTasks tasks by batch that may still want a worker soon: waiting, pending or paused
 */
public record RetireSnapshot(List<WorkerFact> workers, Map<String, Integer> openTasks) {
  /** Copies the collections. */
  public RetireSnapshot {
    workers = List.copyOf(workers);
    openTasks = Map.copyOf(openTasks);
  }
}
