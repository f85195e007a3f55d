package io.scitq.server.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What contradicts itself now and may be right a moment later. Only the time counts in which the
 * daemon answered.
 */
final class Suspicions {
  /** Between two answers that are farther apart the daemon was away. */
  private static final Duration AWAY = Duration.ofSeconds(3);

  private final Map<String, Duration> held = new HashMap<>();
  private Instant last = Instant.MIN;

  /** Takes what an answer shows, and how long each may last; gives what has lasted too long. */
  Set<String> look(Map<String, Duration> now, Instant at) {
    Duration passed = last.isBefore(at.minus(AWAY)) ? Duration.ZERO : Duration.between(last, at);
    last = at;
    held.keySet().retainAll(now.keySet());
    now.keySet()
        .forEach(each ->
            held.compute(each, (key, time) -> time == null ? Duration.ZERO : time.plus(passed)));
    return Set.copyOf(
        held.entrySet().stream()
            .filter(each -> each.getValue().compareTo(now.get(each.getKey())) > 0)
            .map(Map.Entry::getKey)
            .toList());
  }
}
