package io.scitq.server.loop;

import java.time.Instant;

/** One round of a control loop: snapshot, plan, record, act. */
@FunctionalInterface
public interface Pass {
  /**
   * Does the round. May block; an exception ends the round, not the loop.
   *
   * @return what came of it, for the metrics
   */
  PassResult run(Instant now);
}
