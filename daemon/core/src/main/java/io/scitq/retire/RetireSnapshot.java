package io.scitq.retire;

import io.scitq.recruit.WorkerFact;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What retiring is decided on.
 *
 * @param workers all workers
 * @param openTasks tasks by batch that may still want a worker soon: pending, paused, or waiting
 *     for one that is under way
 */
public record RetireSnapshot(List<WorkerFact> workers, Map<String, Integer> openTasks) {
  /** Copies the collections. */
  public RetireSnapshot {
    workers = List.copyOf(workers);
    openTasks = Map.copyOf(openTasks);
  }

  /** The same, with no worker blamed for a silence before we listened. */
  public RetireSnapshot heardSince(Instant listening) {
    List<WorkerFact> fair = workers.stream().map(worker -> worker.heardSince(listening)).toList();
    return new RetireSnapshot(fair, openTasks);
  }
}
