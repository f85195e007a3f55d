package io.scitq.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.scitq.spi.EvictionRate;
import io.scitq.spi.Exclusion;
import io.scitq.spi.Offering;
import io.scitq.spi.Price;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Reads a whole recorded region; skipped where the recordings are absent. */
class SharedDataTest {
  private static final String REGION = "westeurope";

  @Test
  void mapsARecordedRegionWithoutProblems() {
    List<VmSize> sizes = Recorded.sizes(packed("resource-skus"), REGION);

    AzureMapping.Mapped mapped = AzureMapping.offerings(REGION, sizes, prices(), Map.of());

    assertThat(mapped.problems()).isEmpty();
    assertThat(mapped.offerings()).hasSize(1310);
    assertThat(excluded(mapped, Exclusion.RESTRICTED)).isBetween(50L, 133L);
    assertThat(excluded(mapped, Exclusion.ARM64)).isGreaterThan(80);
    assertThat(excluded(mapped, Exclusion.NO_PRICE)).isLessThan(300);
    assertThat(mapped.offerings().stream().filter(one -> one.exclusion().isEmpty()).count())
        .isGreaterThan(400);
  }

  @Test
  void findsTheLinuxSpotPricesOfARecordedRegion() {
    Map<String, Price> prices = prices();

    assertThat(prices).hasSizeGreaterThan(900);
    assertThat(prices.get("standard_d4s_v5").perHour()).isEqualByComparingTo("0.042504");
  }

  @Test
  void readsTheBandsAndHistoriesOfARecordedRegion() {
    List<Map<String, Object>> rows = new ArrayList<>();
    packed("spotresources")
        .forEach(row ->
            rows.add(
                SpotRows.lowerCaseKeys(
                    Map.of(
                        "skuName", row.path("sku").path("name").asText(),
                        "location", row.path("location").asText(),
                        "evictionRate", row.at("/properties/evictionRate").asText(""),
                        "spotPrices", points(row.at("/properties/spotPrices"))))));

    assertThat(SpotRows.evictions(rows).get(REGION))
        .hasSizeGreaterThan(1000)
        .containsEntry("standard_nc4as_t4_v3", new EvictionRate.Known(15));
    assertThat(SpotRows.prices(rows).get(REGION).get("standard_nc4as_t4_v3").perHour())
        .isEqualByComparingTo("0.457113");
  }

  private static List<Object> points(JsonNode prices) {
    List<Object> points = new ArrayList<>();
    prices.forEach(price ->
        points.add(
            Map.of(
                "effectiveDate", price.path("effectiveDate").asText(),
                "priceUSD", price.path("priceUSD").asDouble())));
    return points;
  }

  private static Map<String, Price> prices() {
    List<RetailItem> items = new ArrayList<>();
    packed("retail-items").forEach(row -> RetailItem.read(row).ifPresent(items::add));
    return SpotMeters.prices(
        items, REGION, Currency.getInstance("USD"), Instant.parse("2026-11-01T00:00:00Z"));
  }

  private static long excluded(AzureMapping.Mapped mapped, Exclusion why) {
    return mapped.offerings().stream()
        .map(Offering::exclusion)
        .filter(Optional.of(why)::equals)
        .count();
  }

  private static JsonNode packed(String name) {
    Optional<Path> folder = Recorded.shared();
    assumeTrue(
        folder.isPresent(), "no recordings: put them in ../shared/data or SCITQ_SHARED_DATA");
    return Recorded.packed(folder.get().resolve(name + "." + REGION + ".json.gz"));
  }
}
