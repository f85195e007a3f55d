package io.scitq.store;

import io.scitq.quota.QuotaFacts;
import io.scitq.quota.Unavailability;
import io.scitq.recruit.Decision;
import io.scitq.recruit.DeployDecision;
import io.scitq.recruit.DeployRequest;
import io.scitq.recruit.Eviction;
import io.scitq.recruit.RecruitPlan;
import io.scitq.recruit.RecruitPlan.Recruiting;
import io.scitq.recruit.RecruitSnapshot;
import io.scitq.recruit.RecruiterId;
import io.scitq.spi.Price;
import io.scitq.spi.ProviderId;
import io.scitq.spi.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** What recruiting is decided on, and the record of what was decided. */
public final class RecruitStore {
  private final Database database;
  private final PlanFence fence = new PlanFence();

  /** Reads and writes this database. */
  public RecruitStore(Database database) {
    this.database = database;
  }

  /**
   * One consistent view.
   *
   * @param declaredCores quotas of the configuration
   * @param launchable providers that are configured here
   */
  public RecruitSnapshot snapshot(Map<Region, Integer> declaredCores, Set<ProviderId> launchable) {
    return database
        .jdbi()
        .inTransaction(
            TransactionIsolationLevel.REPEATABLE_READ,
            handle -> {
              fence.see(handle);
              return new RecruitSnapshot(
                  RecruiterStore.list(handle),
                  PendingTasks.forRecruiting(handle),
                  WorkerFacts.read(handle),
                  new QuotaFacts(
                      declaredCores, QuotaStore.readings(handle), QuotaStore.gone(handle)),
                  blocks(handle),
                  BanStore.all(handle),
                  launchable,
                  stopped(handle),
                  evictions(handle),
                  OfferingEvents.losses(handle));
            });
  }

  /**
   * The workers that persons, or the Python server, asked for and that nobody has planned yet. A
   * job that cannot be read is failed and left out.
   */
  public List<DeployRequest> deployRequests(Instant now) {
    return database.jdbi().inTransaction(handle -> new DeployJobs(handle).pending(now));
  }

  /**
   * Records a plan in one transaction: workers moved that still are where the planner saw them,
   * worker, job and launch rows for recruiters that still exist, decisions that are news. Nothing
   * is recorded when another daemon has recorded a plan since our last snapshot: plan again.
   *
   * @param deadline time a worker has to register, from the record and again from the launch
   */
  public RecordedPlan record(RecruitPlan plan, LaunchNaming naming, Duration deadline) {
    return database
        .jdbi()
        .inTransaction(handle -> {
          if (acts(plan) && !fence.pass(handle)) {
            return RecordedPlan.NOTHING;
          }
          RecordedPlan recorded = act(handle, plan, naming, deadline);
          if (!recorded.equals(RecordedPlan.NOTHING)) {
            fence.advance(handle);
          }
          DecisionLog.record(handle, plan);
          return recorded;
        });
  }

  private static boolean acts(RecruitPlan plan) {
    return plan.recruitings().stream()
        .flatMap(recruiting -> recruiting.decisions().stream())
        .anyMatch(decision -> !(decision instanceof Decision.Hold));
  }

  private static RecordedPlan act(
      Handle handle, RecruitPlan plan, LaunchNaming naming, Duration deadline) {
    NewLaunches launches = new NewLaunches(handle, naming, deadline, plan.at());
    int launched = 0;
    int recycled = 0;
    for (Recruiting recruiting : plan.recruitings()) {
      for (Decision decision : recruiting.decisions()) {
        switch (decision) {
          case Decision.Recycle recycle -> recycled += recycle(handle, recycle, plan.at());
          case Decision.Launch launch -> launched += launch(handle, launches, launch);
          case Decision.Hold hold -> {} // its reasons are stored with the plan
        }
      }
    }
    return new RecordedPlan(launched, recycled, 0);
  }

  /** Records what becomes of requests, each only if it is still open. */
  public RecordedPlan record(
      List<DeployDecision> decisions, LaunchNaming naming, Duration deadline, Instant now) {
    if (decisions.isEmpty()) {
      return RecordedPlan.NOTHING;
    }
    return database
        .jdbi()
        .inTransaction(handle -> {
          DeployJobs jobs = new DeployJobs(handle);
          NewLaunches launches = new NewLaunches(handle, naming, deadline, now);
          int launched = 0;
          int refused = 0;
          for (DeployDecision decision : decisions) {
            switch (decision) {
              case DeployDecision.Launch launch -> launched += jobs.launch(launches, launch);
              case DeployDecision.Refuse refuse -> refused += jobs.refuse(refuse, now);
            }
          }
          return new RecordedPlan(launched, 0, refused);
        });
  }

  /**
   * Records what a person asks for now: the job too, which goes on as that of the launch.
   *
   * @param decisions launches for requests without a job
   */
  public List<RecordedDeploy> recordNew(
      List<DeployDecision.Launch> decisions, LaunchNaming naming, Duration deadline, Instant now) {
    return database
        .jdbi()
        .inTransaction(handle -> {
          DeployJobs jobs = new DeployJobs(handle);
          NewLaunches launches = new NewLaunches(handle, naming, deadline, now);
          return decisions.stream()
              .map(decision -> jobs.launchNew(launches, decision, now))
              .toList();
        });
  }

  private static int launch(Handle handle, NewLaunches launches, Decision.Launch launch) {
    if (!stillRecruiting(handle, launch.recruiter())) {
      return 0; // deleted or stopped since the snapshot
    }
    NewLaunches.Order order =
        new NewLaunches.Order(
            launch.offering(),
            launch.purchase(),
            launch.price(),
            launch.recruiter().batch(),
            launch.concurrency(),
            launch.prefetch());
    return launches.forRecruiter(order, launch.recruiter().rank(), launch.count());
  }

  private static boolean stillRecruiting(Handle handle, RecruiterId id) {
    return handle
        .select(
            "SELECT rank FROM public.recruiter r WHERE batch = ? AND rank = ?"
                + " AND NOT EXISTS (SELECT 1 FROM scitqd.stopped_batch s WHERE s.batch = r.batch)"
                + " FOR SHARE OF r",
            id.batch(),
            id.rank())
        .mapTo(Integer.class)
        .findFirst()
        .isPresent();
  }

  /** What failures teach, and providers whose machines do not become workers. */
  private static List<Unavailability> blocks(Handle handle) {
    List<Unavailability> blocks = new ArrayList<>(UnavailabilityStore.all(handle));
    blocks.addAll(Startups.blocks(handle));
    return blocks;
  }

  /** The latest ones; which of them still count is decided by the planner. */
  private static List<Eviction> evictions(Handle handle) {
    return handle
        .select(
            "SELECT batch, recruiter_rank, cost, currency, evicted_at FROM scitqd.launch"
                + " WHERE evicted_at IS NOT NULL AND recruiter_rank IS NOT NULL"
                + " ORDER BY evicted_at DESC, launch_id LIMIT 1000")
        .map((rows, context) ->
            new Eviction(
                new RecruiterId(rows.getString("batch"), rows.getInt("recruiter_rank")),
                new Price(
                    rows.getBigDecimal("cost"), Currency.getInstance(rows.getString("currency"))),
                Utc.present(rows, "evicted_at")))
        .list();
  }

  private static Set<String> stopped(Handle handle) {
    return handle.select("SELECT batch FROM scitqd.stopped_batch").mapTo(String.class).set();
  }

  private static int recycle(Handle handle, Decision.Recycle recycle, Instant now) {
    return handle
        .createUpdate(
            """
            UPDATE public.worker w
            SET batch = :batch, concurrency = :concurrency, prefetch = :prefetch,
                task_properties = :properties, modification_date = :now
            WHERE w.worker_id = :worker AND w.batch = :from AND w.status = 'running'
                AND NOT EXISTS (SELECT 1 FROM scitqd.launch l
                    WHERE l.worker_id = w.worker_id AND l.status IN ('deleting', 'failed'))
                AND EXISTS (SELECT 1 FROM public.recruiter r
                    WHERE r.batch = :batch AND r.rank = :rank)
            """)
        .bind("batch", recycle.recruiter().batch())
        .bind("rank", recycle.recruiter().rank())
        .bind("concurrency", recycle.concurrency())
        .bind("prefetch", recycle.prefetch())
        .bind("properties", Json.weights(recycle.properties()))
        .bind("now", Utc.naive(now))
        .bind("worker", recycle.worker().value())
        .bind("from", recycle.fromBatch())
        .execute();
  }
}
