package io.scitq.catalog;

import io.scitq.spi.Price;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * What an offering is expected to cost beyond its price.
 *
 * @param share of the price, more than 0: 0.25 makes 0.40 EUR/h count as 0.50 EUR/h
 * @param evidence where that comes from, for people
 */
public record Surcharge(double share, String evidence) {
  /** More digits than a price has would only look precise. */
  private static final MathContext DIGITS = new MathContext(4);

  /** Checks the share. */
  public Surcharge {
    if (!(share > 0)) {
      throw new IllegalArgumentException("share must be more than 0, got " + share);
    }
  }

  /** What a price counts as, for people. */
  public Price on(Price price) {
    BigDecimal factor = BigDecimal.valueOf(1 + share);
    return new Price(price.perHour().multiply(factor).round(DIGITS), price.currency());
  }
}
