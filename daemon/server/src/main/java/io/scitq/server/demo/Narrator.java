package io.scitq.server.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** Prints the account of the demonstration, each line with the seconds since its start. */
final class Narrator {
  private final PrintStream out;
  private final InstantSource clock;
  private final Instant start;

  Narrator(PrintStream out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
    this.start = clock.instant();
  }

  /** Something happened. */
  void say(String text) {
    double seconds = Duration.between(start, clock.instant()).toMillis() / 1000.0;
    out.println(String.format(Locale.ROOT, "[%6.1f s] %s", seconds, text));
    out.flush();
  }

  /** Something to read that did not happen just now. */
  void print(String text) {
    out.println(text);
    out.flush();
  }
}
