package io.scitq.sim.cloud;

/** Told of what happens to machines, outside all locks; must return soon. */
public interface InstanceListener {
  /** It has booted. */
  void booted(SimInstance instance);

  /** It is about to be evicted. */
  default void evicting(SimInstance instance) {}

  /** It is dead: deleted, or evicted. From now on nothing runs on it. */
  void gone(SimInstance instance);
}
