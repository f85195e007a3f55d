package io.scitq.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How launches of an offering fared. Recent numbers are decayed: an event counts half after a week.
 *
 * @param flavor flavor
 * @param provider provider
 * @param region region
 * @param launched launches that the provider answered
 * @param registered launches whose worker spoke
 * @param evicted machines that the provider took back
 * @param failures failures by class, the most frequent first
 * @param registerSeconds median of the last times from launch to the worker's first word, null when
 *     there was none
 */
public record StatisticsView(
    String flavor,
    String provider,
    String region,
    Count launched,
    Count registered,
    Count evicted,
    List<Failure> failures,
    @Nullable Double registerSeconds) {
  /** Copies the list. */
  public StatisticsView {
    failures = List.copyOf(failures);
  }

  /**
   * How often.
   *
   * @param total plain number
   * @param recent decayed number
   */
  public record Count(long total, double recent) {}

  /**
   * One class of failures.
   *
   * @param cause such as no_capacity, quota_reached or never_registered
   * @param total plain number
   * @param recent decayed number
   */
  public record Failure(String cause, long total, double recent) {}
}
