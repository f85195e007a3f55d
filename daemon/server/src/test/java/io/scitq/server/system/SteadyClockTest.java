package io.scitq.server.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SteadyClockTest {
  private static final Instant START = Instant.parse("2026-06-01T12:00:00Z");

  private Instant host = START;
  private long nanos = 7;
  private final SteadyClock clock = new SteadyClock(() -> host, () -> nanos);

  @Test
  void showsTheHostsTime() {
    pass(Duration.ofSeconds(10));
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(10));
  }

  @Test
  void followsAJumpForward() {
    host = host.plusSeconds(7200);
    pass(Duration.ofSeconds(1));
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(7201));
  }

  @Test
  void goesOnSlowerWhenTheHostIsSetBack() {
    pass(Duration.ofSeconds(10));
    Instant before = clock.instant();
    host = host.minusSeconds(3600);
    assertThat(clock.instant()).isEqualTo(before);
    pass(Duration.ofSeconds(100));
    assertThat(clock.instant()).isEqualTo(before.plusSeconds(90));
    pass(Duration.ofHours(10));
    assertThat(clock.instant()).isEqualTo(host);
  }

  @Test
  void isCorrectedWhenItWasWrongByMoreThanADay() {
    clock.instant();
    host = host.minus(Duration.ofDays(400));
    assertThat(clock.instant()).isEqualTo(host);
  }

  @Test
  void goesOnFromWhereAnEarlierProcessWas() {
    clock.goOnFrom(START.plusSeconds(600));
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(600));
    pass(Duration.ofSeconds(10));
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(609));
  }

  @Test
  void takesNoNoteThatIsOldOrWrongByMoreThanADay() {
    clock.goOnFrom(START.minusSeconds(60));
    assertThat(clock.instant()).isEqualTo(START);
    clock.goOnFrom(START.plus(Duration.ofDays(2)));
    assertThat(clock.instant()).isEqualTo(START);
  }

  private void pass(Duration time) {
    host = host.plus(time);
    nanos += time.toNanos();
  }
}
