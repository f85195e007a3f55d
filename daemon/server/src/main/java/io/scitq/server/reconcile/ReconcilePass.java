package io.scitq.server.reconcile;

import io.scitq.reconcile.ReconcilePlanner;
import io.scitq.reconcile.ReconcileSettings;
import io.scitq.reconcile.Repair;
import io.scitq.reconcile.RepairReason;
import io.scitq.reconcile.StuckSnapshot;
import io.scitq.server.loop.Hint;
import io.scitq.server.loop.Hints;
import io.scitq.server.loop.Listening;
import io.scitq.server.loop.Pass;
import io.scitq.server.loop.PassResult;
import io.scitq.server.metrics.LoopMeter;
import io.scitq.store.DispatchStore;
import io.scitq.store.LeaseStore;
import io.scitq.store.ReconcileStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One round of bringing back what is stuck: lease, snapshot, plan, repair. */
public final class ReconcilePass implements Pass {
  private static final Logger LOG = LoggerFactory.getLogger(ReconcilePass.class);
  private static final String LEASE = "reconcile";
  private static final Duration LEASE_TIME = Duration.ofSeconds(30);

  private final ReconcileStore store;
  private final ReconcileSettings settings;
  private final Lease lease;
  private final Listening listening;
  private final LoopMeter meter;
  private final Hints hints;
  private List<String> sharedNames = List.of();

  /**
   * Who may repair.
   *
   * @param leases rows that give one daemon the right
   * @param holder names this daemon
   */
  public record Lease(LeaseStore leases, String holder) {
    boolean acquire(Instant now) {
      return leases.acquire(LEASE, holder, LEASE_TIME, now);
    }
  }

  /** A round that has not been run. */
  public ReconcilePass(
      ReconcileStore store,
      ReconcileSettings settings,
      Lease lease,
      Listening listening,
      LoopMeter meter,
      Hints hints) {
    this.store = store;
    this.settings = settings;
    this.lease = lease;
    this.listening = listening;
    this.meter = meter;
    this.hints = hints;
  }

  @Override
  public PassResult run(Instant now) {
    if (!lease.acquire(now)) {
      return PassResult.STANDBY;
    }
    warnOfSharedNames(now);
    StuckSnapshot snapshot = store.snapshot(settings, now);
    List<Repair> plan = ReconcilePlanner.plan(snapshot, settings, listening.noted(now), now);
    if (plan.isEmpty()) {
      return PassResult.QUIET;
    }
    Map<RepairReason, Integer> made = store.repair(plan, settings, now);
    made.forEach(this::report);
    hints.publish(Hint.TASK);
    return PassResult.ACTED;
  }

  /** Each has its own row and its own tasks, but people and jobs name workers by their names. */
  private void warnOfSharedNames(Instant now) {
    List<String> names = store.sharedNames(now.minus(DispatchStore.OFFLINE_AFTER));
    if (!names.isEmpty() && !names.equals(sharedNames)) {
      LOG.atWarn()
          .addKeyValue("worker", String.join(", ", names))
          .log("several living workers have one name; say which by id");
    }
    sharedNames = names;
  }

  private void report(RepairReason reason, int count) {
    if (count > 0) {
      meter.decided("repair", reason.label(), count);
      LOG.atWarn()
          .addKeyValue("reason", reason.label())
          .addKeyValue("number", count)
          .log("brought back what was stuck");
    }
  }
}
