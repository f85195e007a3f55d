package io.scitq.api;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a batch has cost, by the prices at launch and the time that machines were there.
 *
 * @param batch its name
 * @param totals one per currency: amounts of two currencies are never added
 * @param lines one per offering, the dearest first
 */
public record CostView(String batch, List<Total> totals, List<Line> lines) {
  /** Copies the lists. */
  public CostView {
    totals = List.copyOf(totals);
    lines = List.copyOf(lines);
  }

  /**
   * All of one currency.
   *
   * @param currency ISO 4217
   * @param spent so far
   * @param perHour of the machines that are there now
   */
  public record Total(String currency, BigDecimal spent, BigDecimal perHour) {}

  /**
   * The machines of one offering.
   *
   * @param provider provider
   * @param region region
   * @param flavor flavor
   * @param purchase spot or on-demand
   * @param currency ISO 4217
   * @param launches launches that were tried
   * @param failed launches that never gave a worker
   * @param running machines that are there now
   * @param hours of all machines together
   * @param spent so far
   * @param perHour of those that are there now
   */
  public record Line(
      String provider,
      String region,
      String flavor,
      String purchase,
      String currency,
      int launches,
      int failed,
      int running,
      double hours,
      BigDecimal spent,
      BigDecimal perHour) {}
}
