package io.scitq.local.agent;

import java.io.IOException;
import java.time.Duration;

/** Both streams of one execution on their way to the server. */
final class Texts {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final OutputStreamer output;
  private final OutputStreamer error;
  private final AgentLog log;
  private final long execution;

  Texts(ExecutionTools tools, long execution, Workspace space) {
    this.log = tools.log();
    this.execution = execution;
    output =
        new OutputStreamer(
            tools.server(), execution, "output", space.standardOutput(), tools.log());
    error =
        new OutputStreamer(tools.server(), execution, "error", space.standardError(), tools.log());
  }

  /** Sends what is new; what cannot be sent now is sent later. */
  void progress() throws InterruptedException {
    attempt(false);
  }

  /** Sends the rest, however long the server is away. */
  void finish() throws InterruptedException {
    while (!attempt(true)) {
      Thread.sleep(PAUSE);
    }
  }

  private boolean attempt(boolean last) throws InterruptedException {
    try {
      boolean done = output.send(last);
      boolean both = error.send(last) && done;
      return both;
    } catch (IOException away) {
      log.say("execution " + execution + ": its text waits: " + away);
      return false;
    }
  }
}
