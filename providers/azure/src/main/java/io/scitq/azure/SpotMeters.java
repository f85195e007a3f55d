package io.scitq.azure;

import io.scitq.spi.Price;
import java.time.Instant;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Picks the price of a Linux spot machine out of up to five meters of a size. The order of the rows
 * does not matter.
 */
final class SpotMeters {
  /** Newest price in force first, primary meter first, then the dearer: never cheap by mistake. */
  private static final Comparator<RetailItem> BEST =
      Comparator.comparing(RetailItem::primary)
          .thenComparing(RetailItem::validFrom)
          .thenComparing(RetailItem::price)
          .thenComparing(RetailItem::key);

  private SpotMeters() {}

  /**
   * Prices by lower-case size name.
   *
   * @param region lower-case name; rows of other regions are passed over
   * @param now rows that come into force later are passed over
   */
  static Map<String, Price> prices(
      List<RetailItem> items, String region, Currency currency, Instant now) {
    Map<String, RetailItem> best = new HashMap<>();
    for (RetailItem item : items) {
      if (item.region().equals(region) && isLinuxSpot(item, currency, now)) {
        String size = item.size().toLowerCase(Locale.ROOT);
        best.merge(size, item, (one, two) -> BEST.compare(one, two) >= 0 ? one : two);
      }
    }
    Map<String, Price> prices = new HashMap<>();
    best.forEach((size, item) -> prices.put(size, new Price(item.price(), currency)));
    return prices;
  }

  static boolean isLinuxSpot(RetailItem item, Currency currency, Instant now) {
    String meter = item.meter().toLowerCase(Locale.ROOT);
    String product = item.product().strip().toLowerCase(Locale.ROOT);
    return meter.contains("spot")
        && !meter.contains("low priority")
        && !product.endsWith("windows")
        && !product.replace(" ", "").endsWith("cloudservices")
        && item.type().equals("Consumption")
        && item.unit().equalsIgnoreCase("1 Hour")
        && item.currency().equals(currency.getCurrencyCode())
        && item.price().signum() > 0
        && !item.size().isBlank()
        && !item.validFrom().isAfter(now);
  }
}
