package io.scitq.sim.cloud;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Time that passes by itself. */
final class SystemTime implements SimTime {
  private static final Logger log = LoggerFactory.getLogger(SystemTime.class);

  private final InstantSource clock = InstantSource.system();
  private final ScheduledThreadPoolExecutor executor;

  SystemTime() {
    executor =
        new ScheduledThreadPoolExecutor(
            1, act -> Thread.ofPlatform().daemon().name("sim-time").unstarted(act));
    executor.setRemoveOnCancelPolicy(true);
  }

  @Override
  public Instant instant() {
    return clock.instant();
  }

  @Override
  public void after(Duration delay, Runnable act) {
    try {
      executor.schedule(() -> guarded(act), delay.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException stopped) {
      log.atDebug().addKeyValue("delay", delay).log("time has ended, later act dropped");
    }
  }

  private static void guarded(Runnable act) {
    try {
      act.run();
    } catch (RuntimeException broken) {
      log.atError().setCause(broken).log("a later act of the simulated world failed");
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
