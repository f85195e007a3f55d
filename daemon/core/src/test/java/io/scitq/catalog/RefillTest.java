package io.scitq.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefillTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  @Test
  void pausesGrowFromHalfAMinuteToTenMinutesAndNoFurther() {
    List<Long> pauses = new ArrayList<>();
    Instant now = NOW;
    Refill refill = Refill.after(now);
    for (int i = 0; i < 100; i++) {
      pauses.add(Duration.between(now, refill.due()).toSeconds());
      now = refill.due();
      refill = refill.next(now);
    }

    assertThat(pauses.subList(0, 7)).containsExactly(30L, 60L, 120L, 240L, 480L, 600L, 600L);
    assertThat(pauses.getLast()).isEqualTo(600);
  }

  @Test
  void isDueAtItsTimeAndNotBefore() {
    Refill refill = Refill.after(NOW);

    assertThat(refill.isDue(NOW.plusSeconds(29))).isFalse();
    assertThat(refill.isDue(NOW.plusSeconds(30))).isTrue();
  }

  @Test
  void thePauseBeginsAfterAFetchThatTookLong() {
    Refill second = Refill.after(NOW).next(NOW.plusSeconds(30));

    assertThat(second.delayed(NOW.plusSeconds(300))).isEqualTo(new Refill(1, NOW.plusSeconds(360)));
  }
}
