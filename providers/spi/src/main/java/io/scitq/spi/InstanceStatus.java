package io.scitq.spi;

/** Where an instance stands at its provider. */
public enum InstanceStatus {
  /** Being made or booting. */
  STARTING,
  /** Up; says nothing of the worker on it. */
  RUNNING,
  /** Switched off or deallocated, still billed in part. */
  STOPPED,
  /** Could not be made or broke; still there, still counted in quotas, to be deleted. */
  FAILED,
  /** On its way out. */
  DELETING,
  /**
   * No machine any more, or not yet: an interface, an address or a disk of it is there and goes on
   * costing. Only listings tell of it; a deletion by its name takes the parts away.
   */
  LEFTOVER
}
