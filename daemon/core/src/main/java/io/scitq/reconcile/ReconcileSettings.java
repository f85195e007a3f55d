package io.scitq.reconcile;

import java.time.Duration;

/**
 * How long something may look stuck before it is.
 *
 * @param silence a worker that has not pinged for this long loses what it holds
 * @param settle two rows that contradict each other may still be on their way to agreement; also
 *     how long a worker that stopped asking for work keeps what it has not taken
 * @param taking how long a running worker may leave an execution untaken; it asks about every 4 s
 */
public record ReconcileSettings(Duration silence, Duration settle, Duration taking) {
  private static final Duration SETTLE = Duration.ofSeconds(30);
  private static final Duration TAKING = Duration.ofMinutes(10);

  /** Checks the times. */
  public ReconcileSettings {
    if (!silence.isPositive() || settle.isNegative() || taking.isNegative()) {
      throw new IllegalArgumentException(
          "times must be positive, got " + silence + ", " + settle + ", " + taking);
    }
  }

  /** The usual times, with the one that an operator sets. */
  public static ReconcileSettings with(Duration silence) {
    return new ReconcileSettings(silence, SETTLE, TAKING);
  }
}
