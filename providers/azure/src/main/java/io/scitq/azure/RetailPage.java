package io.scitq.azure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One page of the Retail Prices.
 *
 * @param items its readable rows
 * @param badRows number of rows that could not be read
 * @param next address of the page after it, if there is one
 */
record RetailPage(List<RetailItem> items, int badRows, Optional<String> next) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  /** Reads a page; empty when the text is not one. */
  static Optional<RetailPage> read(String body) {
    JsonNode page;
    try {
      page = JSON.readTree(body);
    } catch (JsonProcessingException malformed) {
      return Optional.empty();
    }
    JsonNode rows = page.path("Items");
    if (!rows.isArray()) {
      return Optional.empty();
    }
    List<RetailItem> items = new ArrayList<>(rows.size());
    rows.forEach(row -> RetailItem.read(row).ifPresent(items::add));
    String next = page.path("NextPageLink").asText("");
    return Optional.of(
        new RetailPage(
            List.copyOf(items),
            rows.size() - items.size(),
            page.path("NextPageLink").isTextual() && !next.isBlank()
                ? Optional.of(next)
                : Optional.empty()));
  }
}
