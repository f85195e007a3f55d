package io.scitq.statistics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How often something happened. {@code weight(now) = weight(at) * 2^(-(now - at) / HALF_LIFE)}, and
 * each new event adds 1, so that last week counts half of today.
 *
 * @param total plain number of events
 * @param weight decayed number of events, as of {@code at}
 * @param at when the last event happened
 * @param recentSeconds how long each of the last events took, oldest first; empty where that means
 *     nothing
 */
public record Tally(long total, double weight, Instant at, List<Double> recentSeconds) {
  /** Spot markets change within days, quotas and images within weeks. */
  public static final Duration HALF_LIFE = Duration.ofDays(7);

  /** A median of more would hide that an image has become slower. */
  static final int RECENT = 25;

  /** Copies the list. */
  public Tally {
    recentSeconds = List.copyOf(recentSeconds);
  }

  /** Nothing happened yet. */
  public static Tally none(Instant now) {
    return new Tally(0, 0, now, List.of());
  }

  /** The decayed number at this moment; an earlier moment than the last event changes nothing. */
  public double weightAt(Instant now) {
    double lives =
        Math.max(0, Duration.between(at, now).toMillis()) / (double) HALF_LIFE.toMillis();
    return weight * Math.pow(0.5, lives);
  }

  /** One more event. */
  public Tally plus(Instant now) {
    return plus(OptionalDouble.empty(), now);
  }

  /** One more event that took so long. */
  public Tally plus(OptionalDouble seconds, Instant now) {
    List<Double> recent = new ArrayList<>(recentSeconds);
    seconds.ifPresent(recent::add);
    int surplus = Math.max(0, recent.size() - RECENT);
    Instant later = now.isBefore(at) ? at : now;
    return new Tally(total + 1, weightAt(later) + 1, later, recent.subList(surplus, recent.size()));
  }

  /** The middle of the recent durations. */
  public OptionalDouble medianSeconds() {
    if (recentSeconds.isEmpty()) {
      return OptionalDouble.empty();
    }
    List<Double> sorted = recentSeconds.stream().sorted().toList();
    int half = sorted.size() / 2;
    return OptionalDouble.of(
        sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2);
  }
}
