package io.scitq.cost;

import io.scitq.spi.OfferingId;
import io.scitq.spi.Purchase;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import java.util.List;

/**
 * What a batch has cost. Amounts of two currencies are never added.
 *
 * @param batch its name
 * @param totals one per currency, by code
 * @param lines one per offering, purchase and currency, the dearest first
 */
public record BatchCost(String batch, List<Total> totals, List<Line> lines) {
  /** Copies the lists. */
  public BatchCost {
    totals = List.copyOf(totals);
    lines = List.copyOf(lines);
  }

  /**
   * All of one currency.
   *
   * @param currency the currency
   * @param spent so far
   * @param perHour of the machines that are there now
   */
  public record Total(Currency currency, BigDecimal spent, BigDecimal perHour) {}

  /**
   * The machines of one offering.
   *
   * @param offering what was bought
   * @param purchase how
   * @param currency in what
   * @param launches how many launches were tried for this batch
   * @param failed how many of them never gave a worker
   * @param running machines that are there now and work for this batch
   * @param time of all machines together
   * @param spent so far
   * @param perHour of those that are there now
   */
  public record Line(
      OfferingId offering,
      Purchase purchase,
      Currency currency,
      int launches,
      int failed,
      int running,
      Duration time,
      BigDecimal spent,
      BigDecimal perHour) {}
}
