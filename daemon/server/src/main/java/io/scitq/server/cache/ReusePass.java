package io.scitq.server.cache;

import io.scitq.server.loop.Pass;
import io.scitq.server.loop.PassResult;
import io.scitq.store.LeaseStore;
import io.scitq.store.ReuseStore;
import io.scitq.store.ReuseTask;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One round of reuse: begins look-ups for pending tasks that ask for it, as far as there is room.
 */
public final class ReusePass implements Pass {
  private static final String LEASE = "reuse";
  private static final Duration LEASE_TIME = Duration.ofSeconds(30);

  private final ReuseStore store;
  private final ReuseDesk desk;
  private final LeaseStore leases;
  private final String holder;

  /** A round that has not been run. */
  public ReusePass(ReuseStore store, ReuseDesk desk, LeaseStore leases, String holder) {
    this.store = store;
    this.desk = desk;
    this.leases = leases;
    this.holder = holder;
  }

  @Override
  public PassResult run(Instant now) {
    if (!leases.acquire(LEASE, holder, LEASE_TIME, now)) {
      return PassResult.STANDBY;
    }
    int free = desk.free();
    if (free == 0) {
      return PassResult.QUIET;
    }
    List<ReuseTask> tasks = store.waiting(desk.busy(), free);
    tasks.forEach(desk::begin);
    return tasks.isEmpty() ? PassResult.QUIET : PassResult.ACTED;
  }
}
