package io.scitq.server.loop;

import io.scitq.server.metrics.LoopMeter;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.MessageConsumer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a {@link Pass} on a virtual thread of its own, one at a time: at start, on each hint, and at
 * least once a tick. An error ends the pass; it is counted, logged when it is a new one, and the
 * loop goes on.
 */
public final class ControlLoop extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(ControlLoop.class);

  /** A hint is answered within 100 ms also when passes are long. */
  private static final Duration LONGEST_REST = Duration.ofMillis(50);

  private final LoopPlan plan;
  private final Pass pass;
  private final InstantSource clock;
  private final LoopMeter meter;
  private final Semaphore wakeUps = new Semaphore(1);
  private final Promise<Void> ended = Promise.promise();
  private final List<MessageConsumer<String>> consumers = new ArrayList<>();
  private final AtomicReference<String> lastError = new AtomicReference<>("");
  private volatile boolean stopping;

  /** A loop that has not been started. */
  public ControlLoop(LoopPlan plan, Pass pass, InstantSource clock, LoopMeter meter) {
    this.plan = plan;
    this.pass = pass;
    this.clock = clock;
    this.meter = meter;
  }

  @Override
  public Future<?> start() {
    for (Hint hint : plan.hints()) {
      consumers.add(vertx.eventBus().consumer(hint.address(), message -> wake()));
    }
    Thread.ofVirtual().name("loop-" + plan.name()).start(this::loop);
    return Future.succeededFuture();
  }

  @Override
  public Future<?> stop() {
    stopping = true;
    consumers.forEach(MessageConsumer::unregister);
    wake();
    return ended.future();
  }

  /** Asks for a pass soon; many calls before it begins are one. */
  private void wake() {
    if (wakeUps.availablePermits() == 0) {
      wakeUps.release();
    }
  }

  private void loop() {
    try {
      while (!stopping) {
        // without a permit at the tick, which is as good a reason for a pass as a hint
        if (wakeUps.tryAcquire(plan.tick().toNanos(), TimeUnit.NANOSECONDS)) {
          wakeUps.drainPermits();
        }
        if (!stopping) {
          Thread.sleep(pause(runOnce()));
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      ended.complete();
    }
  }

  /**
   * A loop rests as long as it worked, within a bound: under load it then has half of a core at
   * most and finds more to do at once, and when passes are short nobody waits for it.
   */
  private Duration pause(Duration took) {
    Duration rest = took.compareTo(LONGEST_REST) < 0 ? took : LONGEST_REST;
    return rest.compareTo(plan.settle()) > 0 ? rest : plan.settle();
  }

  private Duration runOnce() {
    Instant now = clock.instant();
    try {
      PassResult result = pass.run(now);
      Duration took = Duration.between(now, clock.instant());
      if (result == PassResult.STANDBY) {
        meter.skipped(took);
      } else {
        meter.succeeded(took);
      }
      if (!lastError.getAndSet("").isEmpty()) {
        LOG.atInfo().addKeyValue("loop", plan.name()).log("loop works again");
      }
    } catch (RuntimeException error) {
      meter.failed(Duration.between(now, clock.instant()));
      report(error);
    }
    return Duration.between(now, clock.instant());
  }

  /** A lost database fails every pass: the same error is logged once, then only counted. */
  private void report(RuntimeException error) {
    String text = error.getClass().getName() + ": " + error.getMessage();
    if (!text.equals(lastError.getAndSet(text))) {
      LOG.atError().addKeyValue("loop", plan.name()).setCause(error).log("pass failed");
    }
  }

  /** The usual pause between two passes of a loop that reacts to hints. */
  public static Duration usualSettle() {
    return Duration.ofMillis(20);
  }
}
