package io.scitq.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.spi.EvictionRate;
import io.scitq.spi.Price;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpotRowsTest {
  @Test
  void ratesAreFoundByRegionAndLowerCaseName() { // lesson 21
    Map<String, Map<String, EvictionRate>> rates =
        SpotRows.evictions(
            List.of(
                row("skuName", "Standard_D4s_v5", "location", "West Europe", "evictionRate", "20+"),
                row("skuname", "standard_d8s_v5", "location", "westeurope", "evictionrate", "0-5"),
                row("skuName", "standard_d2s_v5", "location", "westeurope", "evictionRate", "?")));

    assertThat(rates)
        .isEqualTo(
            Map.of(
                "westeurope",
                Map.of(
                    "standard_d4s_v5", new EvictionRate.Known(20),
                    "standard_d8s_v5", new EvictionRate.Known(5))));
  }

  @Test
  void theNewestPriceCountsWhateverItsTimeIsCalled() {
    Object old = Map.of("timestamp", "2026-04-01T00:00:00Z", "priceUSD", 0.05);
    Object now = Map.of("timestamp", "2026-08-01T00:00:00Z", "priceUSD", 0.0425);

    assertThat(price(List.of(now, old))).isEqualTo("0.0425");
    assertThat(price(List.of(old, now))).isEqualTo("0.0425");
  }

  @Test
  void withoutTimesTheFirstPriceCounts() {
    assertThat(price(List.of(Map.of("priceUSD", 0.01), Map.of("priceUSD", 0.02))))
        .isEqualTo("0.01");
  }

  @Test
  void pricesThatAreNoneAreLeftOut() { // lesson 9
    List<Object> nothing =
        List.of(Map.of("priceUSD", 0), Map.of("priceUSD", "dear"), "text", Map.of());

    Map<String, Map<String, Price>> prices =
        SpotRows.prices(
            List.of(
                row("skuName", "a", "location", "westeurope", "spotPrices", nothing),
                row("skuName", "b", "location", "westeurope", "spotPrices", "none")));

    assertThat(prices).isEmpty();
  }

  private static String price(List<Object> points) {
    return SpotRows.prices(
            List.of(row("skuName", "a", "location", "westeurope", "spotPrices", points)))
        .get("westeurope")
        .get("a")
        .perHour()
        .toPlainString();
  }

  private static Map<String, Object> row(
      String k1, Object v1, String k2, Object v2, String k3, Object v3) {
    return SpotRows.lowerCaseKeys(Map.of(k1, v1, k2, v2, k3, v3));
  }
}
