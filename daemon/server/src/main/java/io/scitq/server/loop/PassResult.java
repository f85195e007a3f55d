package io.scitq.server.loop;

import java.util.Locale;

/** What came of a pass. */
public enum PassResult {
  /** Something was changed. */
  ACTED,
  /** There was nothing to do. */
  QUIET,
  /** Another daemon has the lease. */
  STANDBY;

  /** The label of the metrics. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
