package io.scitq.recruit;

import io.scitq.task.WorkerStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The capacity of each batch during a pass; what one rank gets, the next one sees. */
final class Batches {
  private final Map<String, Integer> pending;
  private final Map<String, Integer> capacity = new HashMap<>();
  private final Set<String> paused = new HashSet<>();
  private final Set<String> awake = new HashSet<>();

  Batches(Map<String, Integer> pending, List<WorkerFact> workers, Instant now, Duration grace) {
    this.pending = pending;
    for (WorkerFact worker : workers) {
      boolean counts = Fleet.isCapacity(worker, now, grace);
      if (counts) {
        add(worker.batch(), 1);
      }
      if (worker.status() == WorkerStatus.PAUSED && !worker.leaving()) {
        paused.add(worker.batch());
      } else if (counts) {
        awake.add(worker.batch());
      }
    }
  }

  int pending(String batch) {
    return Math.max(0, pending.getOrDefault(batch, 0));
  }

  int capacity(String batch) {
    return capacity.getOrDefault(batch, 0);
  }

  void add(String batch, int workers) {
    capacity.merge(batch, workers, Integer::sum);
  }

  void move(String from, String to) {
    add(from, -1);
    add(to, 1);
  }

  /** A batch is stopped by pausing its workers; silent ones that are paused keep it stopped. */
  boolean isStopped(String batch) {
    return paused.contains(batch) && !awake.contains(batch);
  }

  /** Workers wanted beyond the capacity: {@code ceil(pending / tasksPerWorker) - capacity}. */
  int need(Recruiter recruiter) {
    String batch = recruiter.id().batch();
    long perWorker = Math.max(1, recruiter.tasksPerWorker());
    long wanted = (pending(batch) + perWorker - 1) / perWorker;
    return (int) Math.max(0, wanted - capacity(batch));
  }
}
