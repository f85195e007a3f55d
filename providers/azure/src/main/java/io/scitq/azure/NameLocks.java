package io.scitq.azure;

import io.scitq.spi.InstanceName;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Lets one thread at a time act on a name, so that two requests for one instance do not disturb
 * each other's parts. Other processes are kept off by the condition on the order itself.
 */
final class NameLocks {
  /** Far more than launches run at once; two names on one lock only wait a little. */
  private static final int LOCKS = 512;

  private final ReentrantLock[] locks =
      IntStream.range(0, LOCKS).mapToObj(i -> new ReentrantLock()).toArray(ReentrantLock[]::new);

  <T> T alone(InstanceName name, Supplier<T> act) {
    ReentrantLock lock = locks[Math.floorMod(name.value().hashCode(), LOCKS)];
    lock.lock();
    try {
      return act.get();
    } finally {
      lock.unlock();
    }
  }
}
