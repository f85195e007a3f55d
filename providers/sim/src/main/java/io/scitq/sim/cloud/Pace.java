package io.scitq.sim.cloud;

/** How fast the simulated world runs. */
public enum Pace {
  /** Machines boot in milliseconds and workers poll many times a second: tests and demo. */
  FAST,
  /** Delays as seen at the real clouds. */
  REAL
}
