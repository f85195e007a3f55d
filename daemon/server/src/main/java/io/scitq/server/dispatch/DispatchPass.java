package io.scitq.server.dispatch;

import io.scitq.dispatch.Assignment;
import io.scitq.dispatch.DispatchPlanner;
import io.scitq.server.loop.HeldLease;
import io.scitq.server.loop.Hint;
import io.scitq.server.loop.LoopPlan;
import io.scitq.server.loop.Pass;
import io.scitq.server.loop.PassResult;
import io.scitq.server.metrics.LoopMeter;
import io.scitq.store.DispatchStore;
import io.scitq.store.LeaseStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * One round of dispatching: gives pending tasks to workers, and once a second releases waiting
 * tasks, finds silent workers and looks for time-outs.
 */
public final class DispatchPass implements Pass {
  /** Woken by what makes a task or a place free; 5 ms let a burst of hints become one pass. */
  public static final LoopPlan PLAN =
      new LoopPlan(
          "dispatch", Set.of(Hint.TASK, Hint.WORKER), Duration.ofSeconds(1), Duration.ofMillis(5));

  private static final Duration UPKEEP = Duration.ofSeconds(1);
  private static final String LEASE = "dispatch";

  /** After a crash another daemon takes over when it has passed. */
  private static final Duration LEASE_TIME = Duration.ofSeconds(10);

  /** Rounds of one pass; a second one finds what came while the first was at work. */
  private static final int MAX_ROUNDS = 8;

  private final DispatchStore store;
  private final HeldLease lease;
  private final LoopMeter meter;
  private Instant nextUpkeep = Instant.MIN;

  /**
   * A round that has not been run.
   *
   * @param holder names this daemon among those that share the database
   * @param meter of loop {@code dispatch}
   */
  public DispatchPass(DispatchStore store, LeaseStore leases, String holder, LoopMeter meter) {
    this.store = store;
    this.lease = new HeldLease(leases, LEASE, holder, LEASE_TIME);
    this.meter = meter;
  }

  @Override
  public PassResult run(Instant now) {
    if (!lease.isOurs(now)) {
      return PassResult.STANDBY;
    }
    boolean upkeep = !now.isBefore(nextUpkeep);
    if (upkeep) {
      if (nextUpkeep.equals(Instant.MIN)) {
        store.recheckWaiting();
      }
      nextUpkeep = now.plus(UPKEEP);
      store.onlineDetection(now);
      store.releaseWaiting(now);
    }
    int tasks = dispatch(now);
    if (upkeep) {
      store.timeouts(now);
    }
    if (tasks > 0) {
      meter.decided("assign", "room", tasks);
    }
    return tasks > 0 ? PassResult.ACTED : PassResult.QUIET;
  }

  private int dispatch(Instant now) {
    int given = 0;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      List<Assignment> plan = DispatchPlanner.plan(store.snapshot());
      List<Assignment> recorded = store.record(plan, now);
      given += recorded.size();
      if (recorded.isEmpty()) {
        break;
      }
    }
    return given;
  }
}
