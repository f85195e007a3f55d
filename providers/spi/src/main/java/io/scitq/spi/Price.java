package io.scitq.spi;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * What an hour of an offering costs, without tax.
 *
 * @param perHour more than 0; exactly 0 only where it is declared, as for this host's own machine
 * @param currency the currency the vendor bills in
 */
public record Price(BigDecimal perHour, Currency currency) {
  /** Checks the sign. */
  public Price {
    if (perHour.signum() < 0) {
      throw new IllegalArgumentException("price must not be negative, got " + perHour);
    }
  }

  /** Builds a price from the vendor's figure and an ISO 4217 code. */
  public static Price of(String perHour, String currency) {
    return new Price(new BigDecimal(perHour), Currency.getInstance(currency));
  }

  /** Compares amount and currency, so that 0.10 equals 0.1. */
  public boolean sameAs(Price other) {
    return currency.equals(other.currency) && perHour.compareTo(other.perHour) == 0;
  }

  @Override
  public String toString() {
    return perHour.toPlainString() + " " + currency.getCurrencyCode() + "/h";
  }
}
