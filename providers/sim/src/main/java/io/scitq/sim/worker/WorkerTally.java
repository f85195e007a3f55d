package io.scitq.sim.worker;

import java.util.concurrent.atomic.AtomicLong;

/** Counts what all workers did. */
final class WorkerTally {
  private final AtomicLong registered = new AtomicLong();
  private final AtomicLong succeeded = new AtomicLong();
  private final AtomicLong unsuccessful = new AtomicLong();

  void registered() {
    registered.incrementAndGet();
  }

  void ended(boolean success) {
    (success ? succeeded : unsuccessful).incrementAndGet();
  }

  long registrations() {
    return registered.get();
  }

  long successes() {
    return succeeded.get();
  }

  long others() {
    return unsuccessful.get();
  }
}
