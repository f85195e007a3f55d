package io.scitq.catalog;

import java.time.Duration;
import java.time.Instant;

/**
 * When the catalog of a provider of which nothing is known is fetched again. Without one nothing is
 * bought there, so that the schedule, up to an hour away, is too late; a cloud that is down, or
 * refuses our credentials, is asked less and less often.
 *
 * @param tries that were made after the first one
 * @param due when the next one is
 */
public record Refill(int tries, Instant due) {
  /** A short outage, or a network that comes up after us, is over by then. */
  private static final Duration FIRST = Duration.ofSeconds(30);

  /** Reading a catalog is a few hundred requests: one in ten minutes is little to any cloud. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  /** Doubled so often the first pause is above the longest. */
  private static final int DOUBLED = 5;

  /** The first one after a failure at this time. */
  public static Refill after(Instant failure) {
    return new Refill(0, failure.plus(FIRST));
  }

  /** The one after this, which is made now: each pause is twice the one before, within a bound. */
  public Refill next(Instant now) {
    return new Refill(tries + 1, now).delayed(now);
  }

  /** The same one, when a fetch is still under way: its pause begins now. */
  public Refill delayed(Instant now) {
    Duration pause = FIRST.multipliedBy(1L << Math.min(tries, DOUBLED));
    return new Refill(tries, now.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause));
  }

  /** Says whether it is time. */
  public boolean isDue(Instant now) {
    return !now.isBefore(due);
  }
}
