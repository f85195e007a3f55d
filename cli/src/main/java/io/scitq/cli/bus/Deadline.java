package io.scitq.cli.bus;

import java.time.Duration;

/**
 * The moment a wait ends.
 *
 * @param nanos on the clock of {@link System#nanoTime}
 */
record Deadline(long nanos) {
  private static final long NANOS_PER_MILLI = 1_000_000;

  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** Milliseconds left; 0 or less when it is over. */
  int remainingMillis() {
    long left = (nanos - System.nanoTime() + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI;
    return Math.clamp(left, 0, Integer.MAX_VALUE);
  }
}
