package io.scitq.server.loop;

import java.time.Duration;
import java.util.Set;

/**
 * When a loop runs.
 *
 * @param name for logs, metrics and the thread
 * @param hints what wakes it
 * @param tick longest time between two passes
 * @param settle shortest time between two passes, so that a burst of hints is one pass
 */
public record LoopPlan(String name, Set<Hint> hints, Duration tick, Duration settle) {
  /** Copies the set. */
  public LoopPlan {
    hints = Set.copyOf(hints);
  }
}
