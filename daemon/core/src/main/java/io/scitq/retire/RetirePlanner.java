package io.scitq.retire;

import io.scitq.recruit.Fleet;
import io.scitq.recruit.WorkerFact;
import io.scitq.task.WorkerStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Decides which workers of ours are deleted: those that never registered, those that fell silent
 * and those without anything to do. Permanent and leaving workers are left alone. A worker that was
 * never heard of is measured from its making, so that a never-born one dies too.
 */
public final class RetirePlanner {
  private RetirePlanner() {}

  /** Ordered by worker; at most one for each. */
  public static List<Retirement> plan(
      RetireSnapshot snapshot, RetireSettings settings, Instant now) {
    return snapshot.workers().stream()
        .filter(worker -> !worker.permanent() && !worker.leaving())
        .sorted(Comparator.comparing(WorkerFact::id))
        .flatMap(worker -> judge(worker, snapshot, settings, now).stream())
        .toList();
  }

  private static Optional<Retirement> judge(
      WorkerFact worker, RetireSnapshot snapshot, RetireSettings settings, Instant now) {
    if (worker.launchDeadline().isPresent()) {
      Duration late = Duration.between(worker.launchDeadline().get(), now);
      return late.isPositive()
          ? Optional.of(new Retirement.NeverRegistered(worker.id(), worker.name(), late))
          : Optional.empty();
    }
    if (settings.deleteEvicted() && worker.status() == WorkerStatus.EVICTED) {
      return Optional.of(new Retirement.Evicted(worker.id(), worker.name()));
    }
    if (Fleet.isSilent(worker, now, settings.offlineTimeout())) {
      Instant last = worker.lastContact().orElse(worker.createdAt());
      Duration silent = Duration.between(last, now);
      return Optional.of(new Retirement.Silent(worker.id(), worker.name(), silent));
    }
    Duration idle = Duration.between(worker.idleSince(), now);
    boolean over = idle.compareTo(settings.idleTimeout()) > 0;
    return over && hasNothingToDo(worker, snapshot)
        ? Optional.of(new Retirement.Idle(worker.id(), worker.name(), idle))
        : Optional.empty();
  }

  /** Offline ones may come back; their silence decides. */
  private static boolean hasNothingToDo(WorkerFact worker, RetireSnapshot snapshot) {
    boolean alive =
        worker.status() == WorkerStatus.RUNNING || worker.status() == WorkerStatus.PAUSED;
    return alive
        && worker.heldExecutions() == 0
        && snapshot.openTasks().getOrDefault(worker.batch(), 0) <= 0;
  }
}
