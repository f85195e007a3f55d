package io.scitq.server.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ListeningTest {
  private static final Instant START = Instant.parse("2026-11-20T10:30:00Z");

  private final Listening listening = new Listening(START);

  @Test
  void goesOnWhileTheLoopsReachTheDatabase() {
    for (int second = 0; second < 100; second += 10) {
      assertThat(listening.noted(START.plusSeconds(second))).isEqualTo(START);
    }
    assertThat(listening.since()).isEqualTo(START);
  }

  @Test
  void beginsAnewAfterAGap() {
    listening.noted(START.plusSeconds(10));
    Instant back = START.plusSeconds(26);
    assertThat(listening.noted(back)).isEqualTo(back);
    assertThat(listening.since()).isEqualTo(back);
  }

  @Test
  void beginsAnewWhenTheClockWasSetBack() {
    Instant back = START.minusSeconds(3600);
    assertThat(listening.noted(back)).isEqualTo(back);
    assertThat(listening.noted(back.plusSeconds(5))).isEqualTo(back);
  }

  @Test
  void twoLoopsMayNoteThemselvesOutOfOrder() {
    listening.noted(START.plusSeconds(14));
    assertThat(listening.noted(START.plusSeconds(13))).isEqualTo(START);
    assertThat(listening.noted(START.plusSeconds(28))).isEqualTo(START);
  }
}
