package io.scitq.server.system;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A clock that is never set back. Deadlines, leases and pauses are kept as points in time, in
 * memory and in the database: were the host's clock set back by an hour, all of them would be an
 * hour farther away, and nothing would move until then. So time goes on from where it was, a tenth
 * slower, until the host's clock has caught up. Being set forward is followed at once.
 */
public final class SteadyClock implements InstantSource {
  private static final Logger LOG = LoggerFactory.getLogger(SteadyClock.class);

  /** Was our time so far ahead, then it was wrong before, and is corrected now. */
  private static final Duration FARTHEST = Duration.ofDays(1);

  /** Smaller steps are the usual business of time synchronisation. */
  private static final Duration WORTH_TELLING = Duration.ofSeconds(2);

  private static final int TENTHS = 10;

  private final InstantSource host;
  private final LongSupplier nanos;
  private Instant last;
  private long lastNanos;
  private boolean ahead;

  /**
   * Shows the host's time at first.
   *
   * @param host the host's clock, which may jump
   * @param nanos time that passes evenly, as {@code System.nanoTime()}
   */
  public SteadyClock(InstantSource host, LongSupplier nanos) {
    this.host = host;
    this.nanos = nanos;
    last = host.instant();
    lastNanos = nanos.getAsLong();
  }

  @Override
  public synchronized Instant instant() {
    long tick = nanos.getAsLong();
    long passed = Math.max(0, tick - lastNanos);
    lastNanos = tick;
    return show(last.plusNanos(passed - passed / TENTHS));
  }

  /** Time had come so far when it was last noted, by an earlier process perhaps. */
  public synchronized void goOnFrom(Instant noted) {
    if (noted.isAfter(last)) {
      show(noted);
    }
  }

  private Instant show(Instant least) {
    Instant now = host.instant();
    Duration gap = Duration.between(now, least);
    boolean before = gap.isPositive() && gap.compareTo(FARTHEST) <= 0;
    if (gap.compareTo(WORTH_TELLING) > 0 && !ahead) {
      LOG.atWarn()
          .addKeyValue("by", gap)
          .addKeyValue("followed", !before)
          .log("the host's clock was set back");
    }
    ahead = before && gap.compareTo(WORTH_TELLING) > 0;
    last = before ? least : now;
    return last;
  }
}
