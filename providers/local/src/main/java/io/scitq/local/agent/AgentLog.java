package io.scitq.local.agent;

import java.io.PrintStream;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** The agent's own log: lines on its standard output, which is a file when a daemon started it. */
final class AgentLog {
  private final PrintStream out;
  private final InstantSource clock;

  AgentLog(PrintStream out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
  }

  /** One line; line ends within become blanks, so that what others wrote cannot look like ours. */
  void say(String text) {
    String line = text.replaceAll("\\p{Cntrl}+", " ");
    synchronized (out) {
      out.println(clock.instant().truncatedTo(ChronoUnit.MILLIS) + " " + line);
      out.flush();
    }
  }
}
