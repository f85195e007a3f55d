package io.scitq.azure;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something made when it is first asked for, once. The SDK's network client alone takes a second to
 * build, which the daemon's start must not wait for.
 *
 * @param <T> what is made
 */
final class Lazy<T> implements Supplier<T> {
  private final ReentrantLock lock = new ReentrantLock();
  private final Supplier<T> making;
  private volatile @Nullable T made;

  Lazy(Supplier<T> making) {
    this.making = making;
  }

  @Override
  public T get() {
    T there = made;
    if (there != null) {
      return there;
    }
    lock.lock();
    try {
      T now = made;
      if (now == null) {
        now = making.get();
        made = now;
      }
      return now;
    } finally {
      lock.unlock();
    }
  }
}
