package io.scitq.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LoopMeterTest {
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final InstantSource clock = now::get;
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final LoopMeter meter = new LoopMeter(registry, "recruit", clock);

  private double age() {
    return registry.get(MeterNames.LOOP_AGE).tag(MeterNames.LOOP, "recruit").gauge().value();
  }

  private long runs(String outcome) {
    return registry.get(MeterNames.LOOP_RUN).tag(MeterNames.OUTCOME, outcome).timer().count();
  }

  @Test
  void showsTheAgeOfTheLastSuccessOnly() {
    assertThat(age()).isNaN();

    meter.succeeded(Duration.ofMillis(3));
    now.set(Instant.EPOCH.plusSeconds(7));
    meter.failed(Duration.ofMillis(1));
    meter.skipped(Duration.ofMillis(1));

    assertThat(age()).isEqualTo(7.0);
  }

  @Test
  void countsRunsAndDecisions() {
    meter.succeeded(Duration.ofMillis(3));
    meter.succeeded(Duration.ofMillis(3));
    meter.failed(Duration.ofMillis(3));
    meter.decided("launch", "cheapest", 4);

    assertThat(runs("success")).isEqualTo(2);
    assertThat(runs("failure")).isEqualTo(1);
    assertThat(
            registry
                .get(MeterNames.DECISIONS)
                .tags(MeterNames.KIND, "launch", MeterNames.REASON, "cheapest")
                .counter()
                .count())
        .isEqualTo(4);
  }
}
