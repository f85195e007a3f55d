package io.scitq.server.sweep;

import io.scitq.store.LeaseStore;
import io.scitq.sweep.SweepSettings;
import java.time.Duration;
import java.time.Instant;

/**
 * Who sweeps, how often and how carefully.
 *
 * @param leases rows that give one daemon the right
 * @param holder names this daemon
 * @param every time between two listings
 * @param settings how careful
 */
public record SweepTerms(LeaseStore leases, String holder, Duration every, SweepSettings settings) {
  /** Longer than listing takes; for so long nobody sweeps when a daemon dies without a word. */
  private static final Duration LEASE = Duration.ofMinutes(2);

  boolean acquire(Instant now) {
    return leases.acquire("sweep", holder, LEASE, now);
  }
}
