package io.scitq.recruit;

import io.scitq.catalog.Catalog;
import io.scitq.recruit.RecruitPlan.Recruiting;
import io.scitq.spi.OfferingId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides for all recruiters in one pass, ordered by batch and rank. A recruiter needs {@code
 * ceil(pending / tasksPerWorker) - capacity} workers: it recycles first, then launches the cheapest
 * offerings that quotas and learned blocks allow, then holds and says why.
 */
public final class RecruitPlanner {
  private final RecruitSnapshot snapshot;
  private final RecruitSettings settings;
  private final Batches batches;
  private final Recycler recycler;
  private final OfferingChooser chooser;
  private final Map<String, Map<OfferingId, Integer>> offerings = new HashMap<>();
  private final Instant now;
  private int inFlight;

  private RecruitPlanner(
      RecruitSnapshot snapshot, RecruitSettings settings, Catalog catalog, Instant now) {
    this.snapshot = snapshot;
    this.settings = settings;
    this.now = now;
    List<WorkerFact> workers = snapshot.workers();
    batches = new Batches(snapshot.pendingTasks(), workers, now, settings.offlineGrace());
    recycler = new Recycler(workers, batches, catalog, now, settings.offlineGrace());
    chooser = new OfferingChooser(snapshot, settings, catalog, now);
    inFlight = (int) workers.stream().filter(Fleet::isLaunching).count();
  }

  /** The same for the real run, the dry run and the explanation. */
  public static RecruitPlan plan(
      RecruitSnapshot snapshot, RecruitSettings settings, Catalog catalog, Instant now) {
    RecruitPlanner planner = new RecruitPlanner(snapshot, settings, catalog, now);
    List<Recruiting> recruitings =
        planner.snapshot.recruiters().stream()
            .sorted(Comparator.comparing(Recruiter::id))
            .map(planner::recruit)
            .toList();
    return new RecruitPlan(now, recruitings);
  }

  private Recruiting recruit(Recruiter recruiter) {
    String batch = recruiter.id().batch();
    int pending = batches.pending(batch);
    int workers = batches.capacity(batch);
    int need = batches.need(recruiter);
    List<Decision> decisions =
        switch (RecruiterCheck.of(recruiter)) {
          case RecruiterCheck.Wrong(Reason reason) ->
              List.of(new Decision.Hold(recruiter.id(), need, List.of(reason)));
          case RecruiterCheck.Right(Demand demand) ->
              idle(recruiter, need)
                  .map(reason -> hold(recruiter, need, List.of(reason)))
                  .orElseGet(() -> act(recruiter, demand, need));
        };
    return new Recruiting(recruiter.id(), pending, workers, need, decisions);
  }

  /** Why there is nothing to do, if so. */
  private Optional<Reason> idle(Recruiter recruiter, int need) {
    String batch = recruiter.id().batch();
    int pending = batches.pending(batch);
    int minimum = recruiter.minimumTasks().orElse(0);
    if (pending == 0) {
      return Optional.of(Reason.of(ReasonCode.NO_PENDING_TASK));
    }
    if (snapshot.stoppedBatches().contains(batch) || batches.isStopped(batch)) {
      return Optional.of(Reason.of(ReasonCode.BATCH_STOPPED).with("pending", pending));
    }
    if (pending < minimum) {
      return Optional.of(
          Reason.of(ReasonCode.BELOW_MINIMUM_TASKS)
              .with("pending", pending)
              .with("minimum", minimum));
    }
    return need > 0
        ? Optional.empty()
        : Optional.of(
            Reason.of(ReasonCode.ENOUGH_WORKERS)
                .with("pending", pending)
                .with("tasks_per_worker", recruiter.tasksPerWorker())
                .with("workers", batches.capacity(batch)));
  }

  private List<Decision> act(Recruiter recruiter, Demand demand, int need) {
    String batch = recruiter.id().batch();
    List<Decision.Recycle> recycled = recycler.take(recruiter, demand, need);
    recycled.forEach(taken -> batches.move(taken.fromBatch(), batch));
    List<Decision> decisions = new ArrayList<>(recycled);
    int missing = need - decisions.size();
    if (missing > 0 && (recruiter.provider().isEmpty() || recruiter.region().isEmpty())) {
      Reason only = Reason.of(ReasonCode.RECYCLE_ONLY).with("recycled", decisions.size());
      decisions.addAll(hold(recruiter, missing, unknown(recruiter, demand, List.of(only))));
    } else if (missing > 0) {
      launch(recruiter, demand, missing, decisions);
    }
    return decisions;
  }

  private void launch(Recruiter recruiter, Demand demand, int missing, List<Decision> decisions) {
    List<Reason> limits = new ArrayList<>();
    int allowed = allowed(recruiter, missing, limits);
    int launched = 0;
    if (allowed > 0) {
      Choice choice = chooser.choose(demand, allowed, limits(recruiter, allowed));
      for (Choice.Pick pick : choice.picks()) {
        decisions.add(launch(recruiter, pick));
        launched += pick.count();
      }
      if (launched < allowed) {
        limits.addAll(choice.obstacles());
      }
    }
    batches.add(recruiter.id().batch(), launched);
    inFlight += launched;
    if (launched < missing) {
      decisions.addAll(hold(recruiter, missing - launched, unknown(recruiter, demand, limits)));
    }
  }

  private LaunchLimits limits(Recruiter recruiter, int wanted) {
    String batch = recruiter.id().batch();
    EvictionLimits limits = settings.evictionLimits();
    return LaunchLimits.of(
        limits,
        LaunchLimits.cap(recruiter.id(), snapshot.evictions(), limits, now),
        batches.capacity(batch) + wanted,
        offerings.computeIfAbsent(batch, this::offeringsOf));
  }

  private Map<OfferingId, Integer> offeringsOf(String batch) {
    Map<OfferingId, Integer> used = new HashMap<>();
    snapshot.workers().stream()
        .filter(worker -> worker.batch().equals(batch))
        .filter(worker -> Fleet.isCapacity(worker, now, settings.offlineGrace()))
        .flatMap(worker -> worker.offering().stream())
        .forEach(offering -> used.merge(offering, 1, Integer::sum));
    return used;
  }

  /** Cuts to what the recruiter and the operator allow; each cut is a reason. */
  private int allowed(Recruiter recruiter, int missing, List<Reason> limits) {
    int allowed = missing;
    int workers = batches.capacity(recruiter.id().batch());
    if (recruiter.maximumWorkers().isPresent()) {
      int maximum = recruiter.maximumWorkers().getAsInt();
      if (maximum - workers < allowed) {
        allowed = Math.max(0, maximum - workers);
        limits.add(figures(ReasonCode.MAXIMUM_WORKERS, missing, workers, maximum));
      }
    }
    int room = Math.max(0, settings.maxLaunchesInFlight() - inFlight);
    if (room < allowed) {
      limits.add(
          figures(
              ReasonCode.LAUNCHES_IN_FLIGHT, allowed, inFlight, settings.maxLaunchesInFlight()));
      allowed = room;
    }
    return allowed;
  }

  private static Reason figures(ReasonCode code, int asked, int used, int limit) {
    return Reason.of(code).with("asked", asked).with("used", used).with("limit", limit);
  }

  private static Decision launch(Recruiter recruiter, Choice.Pick pick) {
    return new Decision.Launch(
        recruiter.id(),
        pick.offering().id(),
        pick.offering().purchase(),
        pick.offering().price().orElseThrow(),
        pick.count(),
        recruiter.concurrency(),
        recruiter.prefetch(),
        pick.reasons());
  }

  /** The reasons, and last that a worker could have been recycled if more was known of it. */
  private List<Reason> unknown(Recruiter recruiter, Demand demand, List<Reason> reasons) {
    List<Reason> all = new ArrayList<>(reasons);
    recycler.unknown(recruiter, demand).ifPresent(all::add);
    return all;
  }

  private static List<Decision> hold(Recruiter recruiter, int missing, List<Reason> reasons) {
    return List.of(new Decision.Hold(recruiter.id(), missing, reasons));
  }
}
