package io.scitq.server.dispatch;

import java.time.Instant;

/** The right to dispatch, held by one daemon at a time. */
@FunctionalInterface
public interface DispatchLease {
  /** The name of the lease. */
  String NAME = "dispatch";

  /** Takes or renews it; false while another daemon has it. */
  boolean acquire(Instant now);
}
