package io.scitq.sim.cloud;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The time of the simulated world, and the one place where later acts are kept. */
public interface SimTime extends InstantSource, AutoCloseable {
  /** Runs an act after a delay; an act of an earlier time runs first. */
  void after(Duration delay, Runnable act);

  /** Drops all acts that have not run. */
  @Override
  void close();

  /** Follows the computer's clock, with one thread. */
  static SimTime system() {
    return new SystemTime();
  }

  /** Stands still until it is stepped. */
  static SteppedTime stepped(Instant start) {
    return new SteppedTime(start);
  }
}
