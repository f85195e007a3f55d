package io.scitq.ovh;

import io.scitq.spi.InstanceName;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets one launch of a name go at a time: OVH has no idempotency key, so looking and then making
 * must not be done twice at once.
 */
final class NameLocks {
  private final Map<InstanceName, Turn> turns = new ConcurrentHashMap<>();

  private static final class Turn {
    private final ReentrantLock lock = new ReentrantLock();
    private int waiting;
  }

  <T> T alone(InstanceName name, Supplier<T> work) {
    Turn turn = turns.compute(name, (key, known) -> joined(known == null ? new Turn() : known));
    turn.lock.lock();
    try {
      return work.get();
    } finally {
      turn.lock.unlock();
      turns.computeIfPresent(name, (key, known) -> left(known) ? null : known);
    }
  }

  private static Turn joined(Turn turn) {
    turn.waiting++;
    return turn;
  }

  private static boolean left(Turn turn) {
    turn.waiting--;
    return turn.waiting == 0;
  }
}
