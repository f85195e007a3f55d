package io.scitq.local.agent;

import java.io.IOException;
import java.time.Duration;

/** A task that runs: a process of this machine, or a container. */
interface TaskProcess {
  /** As it is reported: the process id, or the container's. */
  String pid();

  /** Waits for the end, at most so long; true when it has ended. */
  boolean hasEnded(Duration within) throws InterruptedException;

  /** How it ended: 0 for success, minus the signal when one of ours killed it. */
  int returnCode();

  /** Delivers a signal to all of it. */
  void signal(int number) throws IOException, InterruptedException;

  /** Ends what it left running. */
  void sweep() throws IOException, InterruptedException;
}
