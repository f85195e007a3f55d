package io.scitq.sim.cloud;

/** What becomes of an evicted machine. */
public enum EvictionPolicy {
  /** It vanishes. */
  DELETE,
  /** It stays, stopped, and still uses quota. */
  DEALLOCATE
}
