package io.scitq.sim.cloud;

/** Where a simulated machine stands. */
public enum InstanceState {
  /** Being made. */
  BUILDING,
  /** Up. */
  RUNNING,
  /** Could not be made; stays until it is deleted. */
  FAILED,
  /** The cloud is about to take it back. */
  EVICTING,
  /** Evicted and kept. */
  STOPPED,
  /** On its way out. */
  DELETING,
  /** Not there any more; only listeners see this state. */
  GONE
}
