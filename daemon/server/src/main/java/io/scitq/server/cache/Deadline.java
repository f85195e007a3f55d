package io.scitq.server.cache;

import java.time.Duration;

/**
 * The end of a piece of work on files, by the machine's monotonic clock.
 *
 * @param nanos of {@link System#nanoTime}
 */
record Deadline(long nanos) {
  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  Duration left() {
    return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
  }

  /** To be called between two small steps. */
  void check() throws PlaceException {
    if (Thread.currentThread().isInterrupted()) {
      throw new PlaceException("the daemon is stopping");
    }
    if (nanos - System.nanoTime() <= 0) {
      throw new PlaceException("it took too long");
    }
  }
}
