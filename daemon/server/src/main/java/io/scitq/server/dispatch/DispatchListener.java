package io.scitq.server.dispatch;

import java.time.Duration;

/** Hears what the dispatcher did; for metrics and account. */
public interface DispatchListener {
  /** Hears nothing. */
  DispatchListener NONE = new DispatchListener() {};

  /** A run did its work and gave out so many tasks. */
  default void dispatched(int tasks, Duration took) {}

  /** A run did nothing, because another daemon has the lease. */
  default void skipped(Duration took) {}

  /** A run ended in an exception. */
  default void failed(Throwable failure, Duration took) {}
}
