package io.scitq.ovh;

import java.util.Currency;
import java.util.Map;
import java.util.Optional;

/**
 * What we use of the public price list.
 *
 * @param currency of all its prices, without tax
 * @param items by plan code, instances only
 */
record CloudCatalog(Currency currency, Map<String, CatalogItem> items) {
  CloudCatalog {
    items = Map.copyOf(items);
  }

  Optional<CatalogItem> item(String planCode) {
    return Optional.ofNullable(items.get(planCode));
  }
}
