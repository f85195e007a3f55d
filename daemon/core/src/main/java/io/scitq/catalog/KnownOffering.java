package io.scitq.catalog;

import io.scitq.spi.Offering;

/**
 * An offering as it is stored.
 *
 * @param offering the last believed facts
 * @param missedCrawls how many complete crawls in a row lacked it or its price, 0 or more
 */
public record KnownOffering(Offering offering, int missedCrawls) {
  /** Checks the count. */
  public KnownOffering {
    if (missedCrawls < 0) {
      throw new IllegalArgumentException("missed crawls must be 0 or more, got " + missedCrawls);
    }
  }
}
