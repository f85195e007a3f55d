package io.scitq.server.loop;

import java.time.Duration;
import java.time.Instant;

/**
 * Since when this daemon would have heard any worker. After a start, an outage of the database or a
 * sleep of the machine the old pings prove nothing: every worker gets the whole time again.
 */
public final class Listening {
  /** Loops note themselves every few seconds; a longer gap means that none of them could work. */
  private static final Duration GAP = Duration.ofSeconds(15);

  private Instant since;
  private Instant last;

  /** Begins now. */
  public Listening(Instant start) {
    since = start;
    last = start;
  }

  /** A loop has just reached the database; answers since when it was so without a gap. */
  public synchronized Instant noted(Instant now) {
    boolean gap = last.plus(GAP).isBefore(now) || now.plus(GAP).isBefore(last);
    if (gap) {
      since = now;
      last = now;
    } else if (now.isAfter(last)) {
      last = now;
    }
    return since;
  }

  /** Since when, as far as is known. */
  public synchronized Instant since() {
    return since;
  }
}
