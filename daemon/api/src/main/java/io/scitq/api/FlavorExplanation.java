package io.scitq.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why offerings were chosen or rejected by a search.
 *
 * @param considered how many offerings are known
 * @param fitting how many fit
 * @param summary rejections counted by reason, most frequent first
 * @param items one row per offering, fitting ones first and cheapest first, at most the limit
 */
public record FlavorExplanation(int considered, int fitting, List<Count> summary, List<Row> items) {
  /** Copies the lists. */
  public FlavorExplanation {
    summary = List.copyOf(summary);
    items = List.copyOf(items);
  }

  /**
   * How many offerings one reason rejected.
   *
   * @param reason the filter as text, such as {@code cpu>=10}, or the fact
   * @param count offerings whose first rejection this is
   */
  public record Count(String reason, int count) {}

  /**
   * One offering and the verdict on it.
   *
   * @param name flavor name
   * @param provider provider
   * @param region region
   * @param cost per hour, null when unknown
   * @param currency ISO 4217, null when the cost is unknown
   * @param fits true when it can be chosen
   * @param reason the filter or fact that rejected it, {@code fits} otherwise
   * @param detail the figures: asked and found
   */
  public record Row(
      String name,
      String provider,
      String region,
      @Nullable Double cost,
      @Nullable String currency,
      boolean fits,
      String reason,
      String detail) {}
}
