package io.scitq.catalog;

import io.scitq.spi.Offering;
import java.util.List;

/**
 * Why offerings fit a query or not. Nothing fitting is an answer too: the counts say why.
 *
 * @param considered how many offerings are known
 * @param fitting how many fit and may be chosen
 * @param rejections counted by reason, most frequent first
 * @param verdicts fitting ones first, cheapest first
 */
public record Explanation(
    int considered, int fitting, List<Count> rejections, List<Verdict> verdicts) {
  /** Copies the lists. */
  public Explanation {
    rejections = List.copyOf(rejections);
    verdicts = List.copyOf(verdicts);
  }

  /**
   * How many offerings one reason rejected.
   *
   * @param reason the filter as text or the provider's fact
   * @param count offerings whose first rejection this is
   */
  public record Count(String reason, int count) {}

  /**
   * The verdict on one offering.
   *
   * @param offering which one
   * @param fits true when it may be chosen
   * @param reason the first filter or fact that rejected it, {@code fits} otherwise
   * @param detail what was asked and what was found
   */
  public record Verdict(Offering offering, boolean fits, String reason, String detail) {}
}
