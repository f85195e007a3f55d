package io.scitq.server.recruit;

import io.scitq.catalog.Catalog;
import io.scitq.recruit.Decision;
import io.scitq.recruit.DeployDecision;
import io.scitq.recruit.DeployPlanner;
import io.scitq.recruit.DeployRequest;
import io.scitq.recruit.RecruitPlan;
import io.scitq.recruit.RecruitPlanner;
import io.scitq.recruit.RecruitSnapshot;
import io.scitq.server.loop.Hint;
import io.scitq.server.loop.Hints;
import io.scitq.server.loop.Pass;
import io.scitq.server.loop.PassResult;
import io.scitq.server.metrics.LoopMeter;
import io.scitq.server.update.LiveCatalog;
import io.scitq.store.RecordedPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One round of recruiting: lease, snapshot, plan, record. Launching itself is the deployer's part;
 * requests of people are planned in the same round, so that both see the same quotas.
 */
public final class RecruitPass implements Pass {
  /**
   * Shortest time between two passes; the first after a quiet time comes at once. A pass counts
   * what is pending: while thousands of tasks are queued or end, five looks a second are enough.
   */
  public static final Duration SETTLE = Duration.ofMillis(200);

  /** Renewed at each pass; for so long nobody recruits when a daemon dies without a word. */
  private static final Duration LEASE = Duration.ofSeconds(10);

  private final SnapshotReader snapshots;
  private final LiveCatalog catalog;
  private final LaunchTerms terms;
  private final LoopMeter meter;
  private final Hints hints;

  /** A round that has not been run. */
  public RecruitPass(
      SnapshotReader snapshots,
      LiveCatalog catalog,
      LaunchTerms terms,
      LoopMeter meter,
      Hints hints) {
    this.snapshots = snapshots;
    this.catalog = catalog;
    this.terms = terms;
    this.meter = meter;
    this.hints = hints;
  }

  @Override
  public PassResult run(Instant now) {
    if (!terms.leases().acquire("recruit", terms.holder(), LEASE, now)) {
      return PassResult.STANDBY;
    }
    snapshots.listening().noted(now);
    RecordedPlan recruited = recruit(now);
    RecordedPlan deployed = deploy(now);
    if (recruited.launches() + deployed.launches() > 0) {
      hints.publish(Hint.JOB);
    }
    if (recruited.recycles() > 0) {
      hints.publish(Hint.WORKER);
    }
    boolean acted = recruited.launches() + recruited.recycles() + deployed.launches() > 0;
    return acted ? PassResult.ACTED : PassResult.QUIET;
  }

  private RecordedPlan recruit(Instant now) {
    Catalog offerings = catalog.current();
    RecruitSnapshot snapshot = snapshots.read();
    RecruitPlan plan = RecruitPlanner.plan(snapshot, snapshots.settings(), offerings, now);
    plan.recruitings().stream().flatMap(part -> part.decisions().stream()).forEach(this::count);
    return snapshots.store().record(plan, terms.naming(), terms.registerTimeout());
  }

  private void count(Decision decision) {
    String reason = decision.reasons().getFirst().code().label();
    meter.decided(decision.kind(), reason, Math.max(1, decision.gives()));
  }

  private RecordedPlan deploy(Instant now) {
    List<DeployRequest> requests = snapshots.store().deployRequests(now);
    if (requests.isEmpty()) {
      return RecordedPlan.NOTHING;
    }
    // a fresh snapshot: it holds the launches that were recorded a moment ago
    List<DeployDecision> decisions =
        DeployPlanner.plan(
            requests, snapshots.read(), snapshots.settings(), catalog.current(), now);
    return snapshots.store().record(decisions, terms.naming(), terms.registerTimeout(), now);
  }
}
