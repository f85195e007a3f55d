package io.scitq.server.loop;

import io.scitq.store.LeaseStore;
import java.time.Duration;
import java.time.Instant;

/**
 * A lease that a loop asks for at every pass. It is renewed in the table well before it runs out
 * and not each time: a loop may run hundreds of passes a second, and each renewal is a commit.
 */
public final class HeldLease {
  /** Renewed when this part of its time has passed. */
  private static final int RENEWALS = 4;

  private final LeaseStore leases;
  private final String name;
  private final String holder;
  private final Duration ttl;
  private Instant renewal = Instant.MIN;

  /**
   * A lease that is not yet held.
   *
   * @param holder names this daemon among those that share the database
   * @param ttl after a crash another daemon takes over when it has passed
   */
  public HeldLease(LeaseStore leases, String name, String holder, Duration ttl) {
    this.leases = leases;
    this.name = name;
    this.holder = holder;
    this.ttl = ttl;
  }

  /** Whether it is ours now; takes or renews it when that is due. */
  public boolean isOurs(Instant now) {
    if (now.isBefore(renewal)) {
      return true;
    }
    boolean ours = leases.acquire(name, holder, ttl, now);
    renewal = ours ? now.plus(ttl.dividedBy(RENEWALS)) : Instant.MIN;
    return ours;
  }
}
