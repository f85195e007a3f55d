package io.scitq.server.dispatch;

import io.scitq.dispatch.Assignment;
import io.scitq.dispatch.DispatchPlanner;
import io.scitq.dispatch.DispatchSnapshot;
import io.scitq.server.metrics.LoopMeter;
import io.scitq.store.DispatchStore;
import io.scitq.store.LeaseStore;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives pending tasks to workers as soon as a hint says that something changed, and once a second
 * whatever the hints say; then also waiting tasks are released, silent workers found and time-outs
 * looked for. To be deployed once per daemon with {@link #options()}.
 */
public final class DispatcherVerticle extends VerticleBase {
  /** Hints that a task changed. */
  public static final String TASK_HINT = "scitq.event.task";

  /** Hints that a worker changed. */
  public static final String WORKER_HINT = "scitq.event.worker";

  private static final Logger LOG = LoggerFactory.getLogger(DispatcherVerticle.class);
  private static final long TICK_MILLIS = 1000;
  private static final String LEASE = "dispatch";

  /** Renewed at each run; after a crash another daemon takes over when it has passed. */
  private static final Duration LEASE_TIME = Duration.ofSeconds(10);

  /** Rounds of one run; a second one finds what came while the first was at work. */
  private static final int MAX_ROUNDS = 8;

  private final DispatchStore store;
  private final LeaseStore leases;
  private final String holder;
  private final InstantSource clock;
  private final LoopMeter meter;
  private final AtomicBoolean queued = new AtomicBoolean();
  private boolean failing;

  /**
   * A dispatcher that is not yet running.
   *
   * @param holder names this daemon among those that share the database
   * @param meter of loop {@code dispatch}
   */
  public DispatcherVerticle(
      DispatchStore store, LeaseStore leases, String holder, InstantSource clock, LoopMeter meter) {
    this.store = store;
    this.leases = leases;
    this.holder = holder;
    this.clock = clock;
    this.meter = meter;
  }

  /** It blocks on the database, one run at a time: a virtual thread of its own. */
  public static DeploymentOptions options() {
    return new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);
  }

  @Override
  public Future<?> start() {
    vertx.eventBus().localConsumer(TASK_HINT, message -> wake());
    vertx.eventBus().localConsumer(WORKER_HINT, message -> wake());
    vertx.setPeriodic(TICK_MILLIS, timer -> run(true));
    wake();
    return Future.succeededFuture();
  }

  /** Another daemon need not wait for the lease to end. */
  @Override
  public Future<?> stop() {
    try {
      leases.release(LEASE, holder);
    } catch (RuntimeException e) {
      LOG.atWarn().setCause(e).log("lease not given back, it ends by itself");
    }
    return Future.succeededFuture();
  }

  /** Many hints, one run: those that come while one waits say nothing new. */
  private void wake() {
    if (queued.compareAndSet(false, true)) {
      context.runOnContext(ignored -> run(false));
    }
  }

  private void run(boolean tick) {
    queued.set(false);
    Instant started = clock.instant();
    try {
      if (!leases.acquire(LEASE, holder, LEASE_TIME, started)) {
        meter.skipped(since(started));
        return;
      }
      if (tick) {
        store.onlineDetection(started);
        store.releaseWaiting(started);
      }
      int tasks = dispatch();
      if (tick) {
        store.timeouts(clock.instant());
      }
      meter.succeeded(since(started));
      recovered(tasks);
    } catch (RuntimeException e) {
      failed(e);
      meter.failed(since(started));
    }
  }

  private int dispatch() {
    int given = 0;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      DispatchSnapshot snapshot = store.snapshot();
      List<Assignment> plan = DispatchPlanner.plan(snapshot);
      List<Assignment> recorded = store.record(plan, clock.instant());
      given += recorded.size();
      if (recorded.isEmpty()) {
        break;
      }
    }
    return given;
  }

  private void recovered(int tasks) {
    if (failing) {
      failing = false;
      LOG.atInfo().log("dispatching again");
    }
    if (tasks > 0) {
      meter.decided("assign", "room", tasks);
      LOG.atDebug().addKeyValue("tasks", tasks).log("tasks given out");
    }
  }

  /** Told when it begins, not at each tick. */
  private void failed(RuntimeException failure) {
    if (failing) {
      LOG.atDebug().setCause(failure).log("dispatching still fails");
    } else {
      failing = true;
      LOG.atError().setCause(failure).log("dispatching failed, tried again every second");
    }
  }

  private Duration since(Instant started) {
    return Duration.between(started, clock.instant());
  }
}
