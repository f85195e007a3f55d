package io.scitq.server.demo;

/** How a tour ended. */
public enum TourEnd {
  /** Every task succeeded, and nothing is left at the clouds. */
  GOOD,
  /** A task failed, or the tour took too long. */
  BAD,
  /** Somebody pressed Ctrl-C. */
  STOPPED
}
