package io.scitq.server.bus;

/** Tells a lost database from a bug. */
@FunctionalInterface
public interface OutageDetector {
  /** True when the failure, or one of its causes, means that the database cannot be reached. */
  boolean isOutage(Throwable failure);
}
