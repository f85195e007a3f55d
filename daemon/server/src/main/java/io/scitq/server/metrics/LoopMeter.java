package io.scitq.server.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** What every control loop shows: runs by outcome, age of the last success, decisions. */
public final class LoopMeter {
  private final MeterRegistry registry;
  private final String loop;
  private final InstantSource clock;
  private final AtomicReference<Instant> lastSuccess = new AtomicReference<>(Instant.MAX);

  /**
   * Registers the loop.
   *
   * @param loop short name: update, recruit, dispatch, deploy or retire
   */
  public LoopMeter(MeterRegistry registry, String loop, InstantSource clock) {
    this.registry = registry;
    this.loop = loop;
    this.clock = clock;
    Gauge.builder(MeterNames.LOOP_AGE, this, LoopMeter::age)
        .tag(MeterNames.LOOP, loop)
        .baseUnit("seconds")
        .strongReference(true)
        .register(registry);
  }

  /** A run that did its work. */
  public void succeeded(Duration duration) {
    lastSuccess.set(clock.instant());
    timer("success", duration);
  }

  /** A run that another daemon's lease or a missing precondition forbade. */
  public void skipped(Duration duration) {
    timer("skipped", duration);
  }

  /** A run that ended in an exception. */
  public void failed(Duration duration) {
    timer("failure", duration);
  }

  /** Some decisions; kind and reason are stable words of a closed set. */
  public void decided(String kind, String reason, int count) {
    registry
        .counter(
            MeterNames.DECISIONS,
            MeterNames.LOOP,
            loop,
            MeterNames.KIND,
            kind,
            MeterNames.REASON,
            reason)
        .increment(count);
  }

  private void timer(String outcome, Duration duration) {
    registry
        .timer(MeterNames.LOOP_RUN, MeterNames.LOOP, loop, MeterNames.OUTCOME, outcome)
        .record(duration);
  }

  private double age() {
    Instant success = lastSuccess.get();
    return success.equals(Instant.MAX)
        ? Double.NaN
        : Duration.between(success, clock.instant()).toMillis() / 1000.0;
  }
}
