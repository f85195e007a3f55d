package io.scitq.azure;

import java.time.Duration;

/** Waits, so that tests need not. */
@FunctionalInterface
interface Pause {
  /** Waits for a time. */
  void pause(Duration time) throws InterruptedException;
}
