package io.scitq.recruit;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;

/** Everything that a planner must not do; the architecture rules are shown to catch it. */
public final class ClockReadingPlanner {
  private ClockReadingPlanner() {}

  /** Reads the clock, names a file and fails like a database. */
  public static Instant plan(Path file) throws SQLException {
    if (file.isAbsolute()) {
      throw new SQLException("not in a planner");
    }
    return Instant.now();
  }
}
