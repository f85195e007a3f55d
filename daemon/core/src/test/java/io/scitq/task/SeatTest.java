package io.scitq.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SeatTest {
  private static final Instant START = Instant.parse("2026-11-20T10:30:00Z");

  @Test
  void oneProcessKeepsItsSeat() {
    Seat seat = Seat.of("a", START);
    for (int ping = 1; ping < 20; ping++) {
      seat = seat.pinged("a", at(4.2 * ping));
    }
    assertThat(seat.owner()).isEqualTo("a");
    assertThat(seat.rival()).isEmpty();
  }

  @Test
  void oneProcessBehindSeveralAddressesIsNeverItsOwnRival() {
    Seat seat = Seat.of("a", START);
    String[] addresses = {"b", "a", "c", "c", "a", "b"};
    for (int ping = 0; ping < 60; ping++) {
      String address = addresses[ping % addresses.length];
      seat = seat.pinged(address, at(4.1 * (ping + 1)));
      assertThat(seat.owner()).isEqualTo(address);
      assertThat(seat.isRival(address, at(4.1 * (ping + 1)))).isFalse();
    }
  }

  @Test
  void aSecondProcessIsARivalForAsLongAsBothPing() {
    Seat seat = Seat.of("a", START).pinged("b", at(1));
    assertThat(seat.isRival("b", at(1))).isTrue();
    for (int round = 1; round < 20; round++) {
      seat = seat.pinged("a", at(4 * round)).pinged("b", at(4 * round + 3.9));
      assertThat(seat.owner()).isEqualTo("a");
      assertThat(seat.isRival("b", at(4 * round + 3.9))).isTrue();
      assertThat(seat.isRival("a", at(4 * round + 3.9))).isFalse();
    }
  }

  @Test
  void whoWasHereFirstGetsTheSeatBack() {
    Seat seat = Seat.of("a", START).pinged("b", at(3.8));
    assertThat(seat.owner()).isEqualTo("b");
    seat = seat.pinged("a", at(4.2));
    assertThat(seat.owner()).isEqualTo("a");
    assertThat(seat.isRival("b", at(4.2))).isTrue();
  }

  @Test
  void theRivalTakesOverWhenTheOwnerIsGone() {
    Seat seat = Seat.of("a", START).pinged("b", at(1));
    seat = seat.pinged("b", at(14));
    assertThat(seat.owner()).isEqualTo("a");
    seat = seat.pinged("b", at(16));
    assertThat(seat.owner()).isEqualTo("b");
    assertThat(seat.isRival("b", at(16))).isFalse();
  }

  @Test
  void aRivalThatGaveUpIsForgotten() {
    Seat seat = Seat.of("a", START).pinged("b", at(1));
    assertThat(seat.isRival("b", at(17))).isFalse();
    seat = seat.pinged("a", at(20)).pinged("b", at(24));
    assertThat(seat.owner()).isEqualTo("b"); // the same machine with a new address, perhaps
  }

  private static Instant at(double seconds) {
    return START.plusMillis(Math.round(seconds * 1000));
  }
}
