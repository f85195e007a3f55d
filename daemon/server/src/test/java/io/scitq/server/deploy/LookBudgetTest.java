package io.scitq.server.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LookBudgetTest {
  private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

  private final LookBudget budget = new LookBudget();

  @Test
  void fiftyTogetherAndTenEachSecondAfterThem() {
    assertThat(taken(NOW)).isEqualTo(50);
    assertThat(taken(NOW)).isZero();
    assertThat(taken(NOW.plusMillis(99))).isZero();
    assertThat(taken(NOW.plusMillis(1099))).isEqualTo(10);
    assertThat(taken(NOW.plusMillis(3100))).isEqualTo(21);
  }

  @Test
  void frequentPassesGetNoMoreAndNoLessThanRareOnes() {
    taken(NOW);

    int all = 0;
    for (int at = 7; at <= 10_000; at += 7) {
      all += taken(NOW.plusMillis(at));
    }

    assertThat(all).isBetween(99, 100);
  }

  @Test
  void whatIsNotUsedIsKeptUpToFifty() {
    assertThat(budget.allowed(NOW)).isEqualTo(50);
    budget.take();
    assertThat(budget.allowed(NOW)).isEqualTo(49);
    assertThat(budget.allowed(NOW.plus(Duration.ofHours(1)))).isEqualTo(50);
  }

  private int taken(Instant now) {
    int allowed = budget.allowed(now);
    for (int count = 0; count < allowed; count++) {
      budget.take();
    }
    return allowed;
  }
}
