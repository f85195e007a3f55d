package io.scitq.azure;

import io.scitq.spi.EvictionRate;
import io.scitq.spi.Price;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads rows of Resource Graph, whose names and keys come in any case, by region and lower-case
 * size. Pure.
 */
final class SpotRows {
  /** The timestamp of a price is not documented; these spellings were seen or are likely. */
  private static final List<String> TIMES =
      List.of("effectiveDate", "timestamp", "effectiveStartDate", "date");

  private static final Currency DOLLAR = Currency.getInstance("USD");

  private SpotRows() {}

  /** Rates by region and size; rows without a readable band are left out, hence unknown. */
  static Map<String, Map<String, EvictionRate>> evictions(List<Map<String, Object>> rows) {
    Map<String, Map<String, EvictionRate>> rates = new HashMap<>();
    for (Map<String, Object> row : rows) {
      EvictionRate rate = EvictionBands.read(text(row, "evictionrate"));
      if (rate instanceof EvictionRate.Known) {
        of(rates, row).put(size(row), rate);
      }
    }
    return rates;
  }

  /** Present prices in USD by region and size. */
  static Map<String, Map<String, Price>> prices(List<Map<String, Object>> rows) {
    Map<String, Map<String, Price>> prices = new HashMap<>();
    for (Map<String, Object> row : rows) {
      if (row.get("spotprices") instanceof List<?> points) {
        newest(points).ifPresent(usd -> of(prices, row).put(size(row), new Price(usd, DOLLAR)));
      }
    }
    return prices;
  }

  static Map<String, Object> lowerCaseKeys(Map<?, ?> row) {
    Map<String, Object> fields = new TreeMap<>();
    row.forEach((key, value) -> {
      if (value != null) {
        fields.put(key.toString().toLowerCase(Locale.ROOT), value);
      }
    });
    return fields;
  }

  /** The point with the latest time; the first one where times are missing, as documented. */
  private static Optional<BigDecimal> newest(List<?> points) {
    Optional<BigDecimal> found = Optional.empty();
    Instant latest = Instant.MIN;
    for (Object point : points) {
      if (point instanceof Map<?, ?> fields) {
        Optional<BigDecimal> usd = amount(fields.get("priceUSD"));
        Instant time = time(fields);
        if (usd.isPresent() && (found.isEmpty() || time.isAfter(latest))) {
          found = usd;
          latest = time;
        }
      }
    }
    return found;
  }

  private static Optional<BigDecimal> amount(Object value) {
    if (value == null || !value.toString().matches("\\d{1,6}(\\.\\d{1,12})?([eE]-?\\d{1,2})?")) {
      return Optional.empty();
    }
    return Optional.of(new BigDecimal(value.toString())).filter(usd -> usd.signum() > 0);
  }

  private static Instant time(Map<?, ?> fields) {
    for (String name : TIMES) {
      if (fields.get(name) instanceof String text) {
        try {
          return Instant.parse(text);
        } catch (DateTimeException otherForm) {
          return Instant.MIN;
        }
      }
    }
    return Instant.MIN;
  }

  private static <T> Map<String, T> of(Map<String, Map<String, T>> all, Map<String, Object> row) {
    return all.computeIfAbsent(VmSize.regionKey(text(row, "location")), region -> new HashMap<>());
  }

  private static String size(Map<String, Object> row) {
    return text(row, "skuname").toLowerCase(Locale.ROOT);
  }

  private static String text(Map<String, Object> row, String key) {
    return row.getOrDefault(key, "").toString();
  }
}
