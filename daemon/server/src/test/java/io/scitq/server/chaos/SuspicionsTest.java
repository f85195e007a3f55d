package io.scitq.server.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SuspicionsTest {
  private static final Instant START = Instant.parse("2026-06-01T12:00:00Z");
  private static final Map<String, Duration> SEEN =
      Map.of("machine x has no row", Duration.ofSeconds(2));

  private final Suspicions suspicions = new Suspicions();

  @Test
  void reportsWhatLastsTooLong() {
    for (int tenth = 0; tenth <= 20; tenth++) {
      assertThat(suspicions.look(SEEN, at(tenth * 100))).isEmpty();
    }
    assertThat(suspicions.look(SEEN, at(2100))).containsExactly("machine x has no row");
  }

  @Test
  void forgetsWhatHasCleared() {
    for (int tenth = 0; tenth <= 20; tenth++) {
      suspicions.look(SEEN, at(tenth * 100));
    }
    suspicions.look(Map.of(), at(2100));
    assertThat(suspicions.look(SEEN, at(2200))).isEmpty();
  }

  @Test
  void doesNotCountTheTimeWithoutAnswers() {
    suspicions.look(SEEN, at(0));
    assertThat(suspicions.look(SEEN, at(60_000))).isEmpty();
  }

  private static Instant at(int millis) {
    return START.plusMillis(millis);
  }
}
