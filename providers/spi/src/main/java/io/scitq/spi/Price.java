package io.scitq.spi;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * What an hour of an offering costs, without tax.
 *
 * @param perHour more than 0; exactly 0 only where it is declared, as for this host's own machine
 * @param currency the currency the vendor bills in
 * @param declaredFree true when the provider says that it costs nothing, which a missing price
 *     never means: the machine is the operator's own, and is chosen only when it is asked for
 */
public record Price(BigDecimal perHour, Currency currency, boolean declaredFree) {
  /** Checks the sign. */
  public Price {
    if (perHour.signum() < 0) {
      throw new IllegalArgumentException("price must not be negative, got " + perHour);
    }
    if (declaredFree && perHour.signum() != 0) {
      throw new IllegalArgumentException("what is declared free must cost 0, got " + perHour);
    }
  }

  /** A price that a vendor asks. */
  public Price(BigDecimal perHour, Currency currency) {
    this(perHour, currency, false);
  }

  /** Builds a price from the vendor's figure and an ISO 4217 code. */
  public static Price of(String perHour, String currency) {
    return new Price(new BigDecimal(perHour), Currency.getInstance(currency));
  }

  /** The price of the operator's own machine. */
  public static Price free(String currency) {
    return new Price(BigDecimal.ZERO, Currency.getInstance(currency), true);
  }

  /** Compares amount, currency and declaration, so that 0.10 equals 0.1. */
  public boolean sameAs(Price other) {
    return currency.equals(other.currency)
        && declaredFree == other.declaredFree
        && perHour.compareTo(other.perHour) == 0;
  }

  @Override
  public String toString() {
    return perHour.toPlainString() + " " + currency.getCurrencyCode() + "/h";
  }
}
