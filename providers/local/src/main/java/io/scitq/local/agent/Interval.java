package io.scitq.local.agent;

import java.time.Duration;

/**
 * The agent's times.
 *
 * @param poll between two rounds of asking the server
 * @param idle without work after some, then the server is told
 * @param neverUsed without work ever, then the server is told
 * @param giveUp without work and without a server, then an agent that a daemon started ends
 */
record Interval(Duration poll, Duration idle, Duration neverUsed, Duration giveUp) {
  /** Times of idleness as in scitq 1.3. */
  static Interval polling(Duration poll) {
    return new Interval(
        poll, Duration.ofSeconds(600), Duration.ofSeconds(3600), Duration.ofMinutes(10));
  }
}
