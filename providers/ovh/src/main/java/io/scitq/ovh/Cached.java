package io.scitq.ovh;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Keeps what was read for a while; many that ask for the same key read it once. */
final class Cached<V> {
  private final InstantSource clock;
  private final Duration keep;
  private final Map<String, Slot<V>> slots = new ConcurrentHashMap<>();

  private static final class Slot<V> {
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<V> value = Optional.empty();
    private Instant readAt = Instant.MIN;
  }

  Cached(InstantSource clock, Duration keep) {
    this.clock = clock;
    this.keep = keep;
  }

  /** The value kept for the key, or what is read now; errors are not kept. */
  Reply<V> get(String key, Supplier<Reply<V>> read) {
    Slot<V> slot = slots.computeIfAbsent(key, missing -> new Slot<>());
    slot.lock.lock();
    try {
      Instant now = clock.instant();
      if (slot.value.isPresent() && slot.readAt.plus(keep).isAfter(now)) {
        return new Reply.Ok<>(slot.value.get());
      }
      Reply<V> fresh = read.get();
      if (fresh instanceof Reply.Ok<V>(V value)) {
        slot.value = Optional.of(value);
        slot.readAt = now;
      }
      return fresh;
    } finally {
      slot.lock.unlock();
    }
  }

  void forget(String key) {
    slots.remove(key);
  }
}
