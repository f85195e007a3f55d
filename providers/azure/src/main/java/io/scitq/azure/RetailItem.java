package io.scitq.azure;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * One row of the Retail Prices.
 *
 * @param key what makes a row the same row on two pages
 * @param size ARM name of the size, may be empty in bad rows
 * @param region lower-case
 * @param product names operating system and service in its end
 * @param meter meter and SKU name together, where Spot and Low Priority are told apart
 * @param type {@code Consumption}, {@code DevTestConsumption}, {@code Reservation}
 * @param unit {@code 1 Hour}
 * @param price in the currency asked for, 0 in bad rows
 * @param currency ISO 4217
 * @param validFrom may lie in the future
 * @param primary false for a second meter of the same thing
 */
record RetailItem(
    String key,
    String size,
    String region,
    String product,
    String meter,
    String type,
    String unit,
    BigDecimal price,
    String currency,
    Instant validFrom,
    boolean primary) {

  /** Reads a row; empty when it lacks what makes it a price. */
  static Optional<RetailItem> read(JsonNode row) {
    Optional<Instant> from = instant(row.path("effectiveStartDate").asText(""));
    if (!row.path("retailPrice").isNumber() || from.isEmpty()) {
      return Optional.empty();
    }
    String meter = row.path("meterName").asText("");
    String key =
        String.join(
            "|",
            row.path("skuId").asText(""),
            row.path("meterId").asText(""),
            row.path("armSkuName").asText(""),
            row.path("effectiveStartDate").asText(""),
            row.path("tierMinimumUnits").asText(""),
            row.path("type").asText(""));
    return Optional.of(
        new RetailItem(
            key,
            row.path("armSkuName").asText(""),
            VmSize.regionKey(row.path("armRegionName").asText("")),
            row.path("productName").asText(""),
            meter + " " + row.path("skuName").asText(""),
            row.path("type").asText(""),
            row.path("unitOfMeasure").asText(""),
            row.path("retailPrice").decimalValue(),
            row.path("currencyCode").asText(""),
            from.get(),
            row.path("isPrimaryMeterRegion").asBoolean(true)));
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException wrong) {
      return Optional.empty();
    }
  }
}
