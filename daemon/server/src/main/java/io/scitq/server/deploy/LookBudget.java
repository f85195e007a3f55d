package io.scitq.server.deploy;

import java.time.Duration;
import java.time.Instant;

/**
 * How many launches under way may be looked at now, for one provider. A few dozen are looked at
 * when they are due; of hundreds that start together each is looked at less often, because the
 * provider counts the questions.
 *
 * <p>Azure's resource manager refills 25 reads a second for a subscription and region, OVH takes 20
 * a second for a project; a look is one or two reads, and launches and the sweep need theirs.
 */
final class LookBudget {
  private static final int PER_SECOND = 10;

  /** As many are looked at together after a quiet time. */
  private static final int MOST = 50;

  private Instant filled = Instant.MIN;
  private int left;

  /** How many looks may begin. */
  int allowed(Instant now) {
    if (filled.isBefore(now.minusSeconds(MOST / PER_SECOND))) {
      left = MOST;
      filled = now;
    } else {
      long whole = Math.max(0, Duration.between(filled, now).toMillis()) * PER_SECOND / 1000;
      left = (int) Math.min(MOST, left + whole);
      filled = filled.plusMillis(whole * 1000 / PER_SECOND);
    }
    return left;
  }

  /** One has begun. */
  void take() {
    left--;
  }
}
