package io.scitq.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.spi.Price;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpotMetersTest {
  private static final Currency USD = Currency.getInstance("USD");
  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
  private static final String REGION = "westeurope";

  @Test
  void takesTheLinuxSpotMeter() {
    assertThat(prices(List.of(item()))).containsOnlyKeys("standard_d4s_v5");
    assertThat(prices(List.of(item())).get("standard_d4s_v5").perHour()).isEqualTo("0.042504");
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource({ // lessons 9 and 10
    "productName, Virtual Machines Dsv5 Series Windows",
    "productName, Dsv5 Series CloudServices",
    "productName, Virtual Machines Dsv5 Series Cloud Services",
    "type, DevTestConsumption",
    "type, Reservation",
    "armSkuName, ''",
    "armRegionName, northeurope",
    "effectiveStartDate, 2099-01-01T00:00:00Z",
    "unitOfMeasure, 1 Month",
    "currencyCode, EUR",
    "meterName, D4s v5",
    "meterName, D4s v5 Low Priority",
  })
  void dropsRowsThatAreNotIt(String field, String value) {
    ObjectNode row = row().put(field, value);
    if (field.equals("meterName")) {
      row.put("skuName", value);
    }

    assertThat(prices(List.of(RetailItem.read(row).orElseThrow()))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0", "0.0", "-1"})
  void aPriceOfZeroIsNoPrice(double zero) { // lesson 9
    assertThat(prices(List.of(read(row().put("retailPrice", zero))))).isEmpty();
  }

  @Test
  void rowsWithoutFigureOrDateAreNotRead() {
    assertThat(RetailItem.read(row().put("retailPrice", "free"))).isEmpty();
    assertThat(RetailItem.read(row().putNull("retailPrice"))).isEmpty();
    assertThat(RetailItem.read(row().put("effectiveStartDate", "yesterday"))).isEmpty();
  }

  @Test
  void theNewestPriceInForceOfThePrimaryMeterWinsInAnyOrder() { // lesson 18
    List<RetailItem> items =
        new ArrayList<>(
            List.of(
                item(),
                read(
                    row()
                        .put("retailPrice", 0.09)
                        .put("effectiveStartDate", "2026-01-01T00:00:00Z")),
                read(
                    row()
                        .put("retailPrice", 0.001)
                        .put("isPrimaryMeterRegion", false)
                        .put("effectiveStartDate", "2026-09-01T00:00:00Z")),
                read(
                    row()
                        .put("retailPrice", 0.5)
                        .put("effectiveStartDate", "2099-01-01T00:00:00Z"))));

    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(items, new Random(seed));
      assertThat(prices(items).get("standard_d4s_v5").perHour()).isEqualTo("0.042504");
    }
  }

  @Test
  void ofTwoEqualMetersTheDearerCounts() {
    List<RetailItem> items = List.of(item(), read(row().put("retailPrice", 0.05)));

    assertThat(prices(items).get("standard_d4s_v5").perHour()).isEqualTo("0.05");
  }

  private static Map<String, Price> prices(List<RetailItem> items) {
    return SpotMeters.prices(items, REGION, USD, NOW);
  }

  private static RetailItem item() {
    return read(row());
  }

  private static RetailItem read(ObjectNode row) {
    return RetailItem.read(row).orElseThrow();
  }

  /** The sample row of Microsoft's page on Retail Prices, read 2026-10. */
  static ObjectNode row() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("currencyCode", "USD")
        .put("tierMinimumUnits", 0.0)
        .put("retailPrice", new java.math.BigDecimal("0.042504"))
        .put("armRegionName", "westeurope")
        .put("effectiveStartDate", "2026-05-01T00:00:00Z")
        .put("meterId", "m1")
        .put("meterName", "D4s v5 Spot")
        .put("skuId", "DZH318Z08MC7/00LX")
        .put("productName", "Virtual Machines Dsv5 Series")
        .put("skuName", "D4s v5 Spot")
        .put("unitOfMeasure", "1 Hour")
        .put("type", "Consumption")
        .put("isPrimaryMeterRegion", true)
        .put("armSkuName", "Standard_D4s_v5");
  }
}
