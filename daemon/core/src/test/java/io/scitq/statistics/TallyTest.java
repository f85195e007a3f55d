package io.scitq.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TallyTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void countsHalfAfterAHalfLife() {
    Tally one = Tally.none(NOW).plus(NOW);

    assertThat(one.weightAt(NOW)).isEqualTo(1);
    assertThat(one.weightAt(NOW.plus(Tally.HALF_LIFE))).isCloseTo(0.5, within(1e-9));
    assertThat(one.weightAt(NOW.plus(Tally.HALF_LIFE.multipliedBy(3))))
        .isCloseTo(0.125, within(1e-9));
    assertThat(one.total()).isEqualTo(1);
  }

  @Test
  void addsNewEventsToWhatIsLeftOfOldOnes() {
    Instant later = NOW.plus(Tally.HALF_LIFE);
    Tally both = Tally.none(NOW).plus(NOW).plus(NOW).plus(later);

    assertThat(both.weightAt(later)).isCloseTo(2, within(1e-9));
    assertThat(both.total()).isEqualTo(3);
  }

  @Test
  void theOrderOfLooksDoesNotMatter() {
    Instant half = NOW.plus(Tally.HALF_LIFE.dividedBy(2));
    Instant end = NOW.plus(Tally.HALF_LIFE);
    Tally looked = new Tally(1, Tally.none(NOW).plus(NOW).weightAt(half), half, List.of());

    assertThat(looked.weightAt(end)).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void aClockThatWentBackMakesNothingHeavier() {
    Tally tally = Tally.none(NOW).plus(NOW).plus(NOW.minusSeconds(999_999));

    assertThat(tally.at()).isEqualTo(NOW);
    assertThat(tally.weightAt(NOW)).isEqualTo(2);
    assertThat(tally.weightAt(NOW.minusSeconds(999_999))).isEqualTo(2);
  }

  @Test
  void tellsTheMedianOfTheLastDurations() {
    assertThat(Tally.none(NOW).medianSeconds()).isEmpty();
    assertThat(timed(90).medianSeconds()).hasValue(90);
    assertThat(timed(90, 10, 500).medianSeconds()).hasValue(90);
    assertThat(timed(90, 10, 500, 100).medianSeconds()).hasValue(95);
  }

  @Test
  void forgetsDurationsOfLongAgo() {
    Tally tally = timed(9_999);
    for (int n = 0; n < Tally.RECENT; n++) {
      tally = tally.plus(OptionalDouble.of(60), NOW);
    }

    assertThat(tally.recentSeconds()).hasSize(Tally.RECENT).containsOnly(60.0);
    assertThat(tally.total()).isEqualTo(Tally.RECENT + 1);
  }

  private static Tally timed(double... seconds) {
    Tally tally = Tally.none(NOW);
    for (double each : seconds) {
      tally = tally.plus(OptionalDouble.of(each), NOW);
    }
    return tally;
  }
}
