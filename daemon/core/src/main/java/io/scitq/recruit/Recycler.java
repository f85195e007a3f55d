package io.scitq.recruit;

import io.scitq.catalog.Catalog;
import io.scitq.task.TaskWeight;
import io.scitq.task.WorkerStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Hands over running workers whose batch has nothing pending, the idlest first. Each worker is
 * handed over at most once in a pass.
 */
final class Recycler {
  private static final Comparator<WorkerFact> IDLEST =
      Comparator.comparingDouble(WorkerFact::activeWeight)
          .thenComparingInt(WorkerFact::heldExecutions)
          .thenComparing(WorkerFact::id);

  private final Catalog catalog;
  private final List<WorkerFact> free;

  Recycler(
      List<WorkerFact> workers, Batches batches, Catalog catalog, Instant now, Duration grace) {
    this.catalog = catalog;
    free =
        new ArrayList<>(
            workers.stream()
                .filter(worker -> worker.status() == WorkerStatus.RUNNING)
                .filter(worker -> worker.launchDeadline().isEmpty())
                .filter(worker -> Fleet.isCapacity(worker, now, grace))
                .filter(worker -> batches.pending(worker.batch()) == 0)
                .filter(worker -> worker.activeWeight() < worker.concurrency())
                .sorted(IDLEST)
                .toList());
  }

  /** Takes up to {@code wanted} workers that satisfy the demand. */
  List<Decision.Recycle> take(Recruiter recruiter, Demand demand, int wanted) {
    List<Decision.Recycle> taken = new ArrayList<>();
    Iterator<WorkerFact> workers = free.iterator();
    while (taken.size() < wanted && workers.hasNext()) {
      WorkerFact worker = workers.next();
      if (suits(worker, recruiter.id().batch(), demand)) {
        workers.remove();
        taken.add(recycle(worker, recruiter));
      }
    }
    return taken;
  }

  /** Why the first worker that nobody can judge is not taken; for the figures, how many are so. */
  Optional<Reason> unknown(Recruiter recruiter, Demand demand) {
    List<Reason> reasons = new ArrayList<>();
    for (WorkerFact worker : free) {
      if (mayCome(worker, recruiter.id().batch())
          && match(worker, demand) instanceof ClaimMatch.Unknown(String why)) {
        reasons.add(
            Reason.of(ReasonCode.WORKER_UNKNOWN)
                .with("worker", worker.name())
                .with("flavor", worker.claim().orElseThrow().flavor())
                .with("why", why));
      }
    }
    return reasons.stream().findFirst().map(first -> first.with("workers", reasons.size()));
  }

  private boolean suits(WorkerFact worker, String batch, Demand demand) {
    return mayCome(worker, batch) && match(worker, demand) instanceof ClaimMatch.Fits;
  }

  private static boolean mayCome(WorkerFact worker, String batch) {
    return !worker.batch().equals(batch) && !stillServes(worker, batch);
  }

  private ClaimMatch match(WorkerFact worker, Demand demand) {
    if (worker.offering().isPresent()) {
      return demand.acceptsWorkerOn(worker.offering().get(), catalog)
          ? new ClaimMatch.Fits()
          : new ClaimMatch.Differs();
    }
    return worker
        .claim()
        .map(claim -> ClaimMatch.of(claim, demand, catalog))
        .orElseGet(ClaimMatch.Differs::new);
  }

  /** It came from this batch and still runs its tasks: going back would lose their weight. */
  private static boolean stillServes(WorkerFact worker, String batch) {
    return worker.properties().containsKey(batch) && worker.runningBatches().contains(batch);
  }

  private static Decision.Recycle recycle(WorkerFact worker, Recruiter recruiter) {
    Reason why =
        Reason.of(ReasonCode.RECYCLED)
            .with("from", worker.batch())
            .with("active", worker.activeWeight())
            .with("concurrency", worker.concurrency());
    return new Decision.Recycle(
        recruiter.id(),
        worker.id(),
        worker.name(),
        worker.batch(),
        recruiter.concurrency(),
        recruiter.prefetch(),
        weights(worker, recruiter.concurrency()),
        List.of(why));
  }

  /**
   * With {@code r = new concurrency / old concurrency}: tasks of earlier batches that still run
   * weigh {@code w * r}, tasks of the batch it leaves weigh {@code r}; all move up one priority.
   */
  static Map<String, TaskWeight> weights(WorkerFact worker, int concurrency) {
    double ratio = (double) concurrency / worker.concurrency();
    Map<String, TaskWeight> weights = new HashMap<>();
    worker
        .properties()
        .forEach((batch, old) -> {
          if (worker.runningBatches().contains(batch)) {
            weights.put(batch, new TaskWeight(old.weight() * ratio, old.priority() + 1));
          }
        });
    weights.put(worker.batch(), new TaskWeight(ratio, 1));
    return weights;
  }
}
