package io.scitq.sim.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.sim.cloud.SizeBook;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimCatalogsTest {
  @ParameterizedTest
  @ValueSource(ints = {2, 100, 1_000, 4_000, 20_000, 60_000})
  void generatesAsManyOfferingsAsAsked(int offerings) {
    SimCatalogs catalogs = SimCatalogs.generate(7, offerings);

    long ovh = catalogs.ovh().flavors().stream().filter(SimCatalogsTest::counted).count();
    long azure = SizeBooks.of(catalogs.azure()).count();
    assertThat(ovh + azure).isEqualTo(offerings);
    assertThat(ovh).isPositive();
    assertThat(azure).isPositive();
  }

  private static boolean counted(ObjectNode flavor) {
    String name = flavor.get("name").asText();
    return !name.startsWith("win-") && !name.endsWith("-flex");
  }

  @Test
  void sameSeedGivesTheSameRows() {
    AzureData one = SimCatalogs.generate(7, 500).azure();
    AzureData two = SimCatalogs.generate(7, 500).azure();
    AzureData other = SimCatalogs.generate(8, 500).azure();

    assertThat(rows(one.retail("westeurope"))).isEqualTo(rows(two.retail("westeurope")));
    assertThat(rows(one.spot("westeurope"))).isEqualTo(rows(two.spot("westeurope")));
    assertThat(rows(one.skus("westeurope"))).isEqualTo(rows(two.skus("westeurope")));
    assertThat(rows(one.spot("westeurope"))).isNotEqualTo(rows(other.spot("westeurope")));
    assertThat(SimCatalogs.generate(7, 500).ovh()).isEqualTo(SimCatalogs.generate(7, 500).ovh());
  }

  @Test
  void leavesTheTrapsInAzuresRows() {
    AzureData data = SimCatalogs.generate(42, 6_000).azure();
    Set<String> capabilities = new TreeSet<>();
    Set<String> bands = new TreeSet<>();
    Set<String> types = new TreeSet<>();
    Set<String> products = new HashSet<>();
    int zero = 0;
    int doubled = 0;
    int constrained = 0;
    int restricted = 0;
    for (String region : data.regions()) {
      for (ObjectNode sku : rows(data.skus(region))) {
        sku.path("capabilities")
            .forEach(one ->
                capabilities.add(one.get("name").asText() + "=" + one.get("value").asText()));
        constrained += sku.get("name").asText().matches("Standard_[A-Z]+\\d+-\\d+.*") ? 1 : 0;
        restricted += sku.get("restrictions").isEmpty() ? 0 : 1;
      }
      for (ObjectNode item : rows(data.retail(region))) {
        types.add(item.get("type").asText());
        products.add(item.get("productName").asText().replaceFirst(".* Series", ""));
        zero += item.get("retailPrice").asDouble() == 0 ? 1 : 0;
        doubled += item.get("isPrimaryMeterRegion").asBoolean() ? 0 : 1;
      }
      rows(data.spot(region))
          .forEach(row -> bands.add(row.path("properties").path("evictionRate").asText()));
    }

    assertThat(capabilities)
        .contains(
            "CpuArchitectureType=Arm64",
            "LowPriorityCapable=False",
            "PremiumIO=False",
            "MaxResourceVolumeMB=0");
    assertThat(types).containsExactly("Consumption", "DevTestConsumption", "Reservation");
    assertThat(products).contains("", " Windows", " Cloud Services");
    assertThat(bands).contains("0-5", "5-10", "10-15", "15-20", "20+");
    assertThat(zero).isPositive();
    assertThat(doubled).isPositive();
    assertThat(constrained).isPositive();
    assertThat(restricted).isPositive();
  }

  @Test
  void lacksOneEvictionRowInTen() {
    AzureData data = SimCatalogs.generate(42, 4_000).azure();
    String region = data.regions().getFirst();
    long sizes = rows(data.skus(region)).size() - AzureSkuRows.OTHERS;
    long rates =
        rows(data.spot(region)).stream()
            .filter(row -> row.get("type").asText().contains("evictionrate"))
            .count();

    assertThat(1 - rates / (double) sizes).isBetween(0.07, 0.13);
  }

  @Test
  void pricesMostSpotRowsAtTheUsualRatio() {
    WireRows retail = SimCatalogs.generate(42, 4_000).azure().retail("westeurope");
    TreeMap<String, Double> linux = new TreeMap<>();
    TreeMap<String, Double> spot = new TreeMap<>();
    for (ObjectNode row : rows(retail)) {
      boolean usual =
          row.get("productName").asText().endsWith("Series")
              && row.get("type").asText().equals("Consumption");
      if (usual && row.get("meterName").asText().endsWith(" Spot")) {
        spot.putIfAbsent(row.get("armSkuName").asText(), row.get("retailPrice").asDouble());
      } else if (usual && !row.get("meterName").asText().contains("Low")) {
        linux.put(row.get("armSkuName").asText(), row.get("retailPrice").asDouble());
      }
    }
    long usual =
        spot.entrySet().stream()
            .filter(e ->
                linux.containsKey(e.getKey())
                    && Math.abs(e.getValue() / linux.get(e.getKey()) - 0.1848) < 0.001)
            .count();
    assertThat(usual / (double) spot.size()).isBetween(0.76, 0.88);
    assertThat(linux.get("Standard_D4s_v5")).isBetween(0.15, 0.30);
  }

  @Test
  void everyOvhFlavorFindsItsPlan() {
    OvhData data = SimCatalogs.generate(42, 4_000).ovh();
    Set<String> plans = new HashSet<>();
    data.catalog().get("addons").forEach(addon -> plans.add(addon.get("planCode").asText()));

    assertThat(data.flavors())
        .allSatisfy(row -> assertThat(plans).contains(row.get("planCodes").get("hourly").asText()));
    assertThat(data.flavors().stream().map(row -> row.get("id").asText())).doesNotHaveDuplicates();
    assertThat(data.flavors().stream().map(row -> row.get("planCodes").get("hourly").asText()))
        .contains("b3-8.consumption");
    assertThat(data.regions()).containsKeys("GRA11", "GRA");
    assertThat(data.computeRegions()).doesNotContain("GRA");
  }

  @Test
  void spellsOvhDisksInAllThreeWays() {
    String text = SimCatalogs.generate(42, 4_000).ovh().catalog().toString();

    assertThat(text)
        .contains(
            "\"interface\":\"NVMe\"",
            "\"technology\":\"NVMe\"",
            "\"interface\":\"NVMe Passthrough\"",
            "\"coming_soon\"",
            "\"blobs\":null");
  }

  @Test
  void readsAllRecordedRegions() {
    Path directory = SharedData.directory();
    SimCatalogs catalogs = SimCatalogs.load(directory);

    assertThat(catalogs.ovh().flavors()).hasSize(1_034);
    assertThat(catalogs.azure().regions()).contains("westeurope", "eastus", "swedencentral");
    SizeBook sizes = SizeBooks.of(catalogs.azure());
    assertThat(sizes.count()).isGreaterThan(7_000);
    assertThat(sizes.find("WestEurope", "standard_d4ads_V6"))
        .hasValueSatisfying(size -> assertThat(size.vcpus()).isEqualTo(4));
    assertThat(catalogs.azure().retail("westeurope").size()).isEqualTo(5_771);
    assertThat(catalogs.azure().spot("westeurope").row(0).has("properties")).isTrue();
  }

  @Test
  void generatedRowsHaveTheFieldsOfRecordedOnes() {
    SimCatalogs recorded = SimCatalogs.load(SharedData.directory());
    SimCatalogs made = SimCatalogs.generate(42, 4_000);

    assertThat(fields(made.azure().skus("westeurope").row(0)))
        .isEqualTo(fields(recorded.azure().skus("westeurope").row(0)));
    assertThat(fields(made.azure().retail("westeurope").row(0)))
        .isEqualTo(fields(recorded.azure().retail("westeurope").row(0)));
    assertThat(fields(made.azure().spot("westeurope").row(0)))
        .isEqualTo(fields(recorded.azure().spot("westeurope").row(0)));
    assertThat(fields(made.ovh().flavors().getFirst()))
        .isEqualTo(fields(recorded.ovh().flavors().getFirst()));
    assertThat(fields(made.ovh().catalog())).isEqualTo(fields(recorded.ovh().catalog()));
    assertThat(fields(made.ovh().catalog().get("addons").get(0)))
        .isEqualTo(fields(recorded.ovh().catalog().get("addons").get(0)));
    assertThat(fields(made.ovh().regions().get("GRA11")))
        .isEqualTo(fields(recorded.ovh().regions().get("GRA11")));
  }

  @Test
  void saysWhatIsMissingInADirectory(@TempDir Path empty) {
    assertThatThrownBy(() -> SimCatalogs.load(empty))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("flavors.json.gz");
  }

  private static Set<String> fields(JsonNode node) {
    Set<String> names = new TreeSet<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<ObjectNode> rows(WireRows rows) {
    List<ObjectNode> all = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      all.add(rows.row(i));
    }
    return all;
  }
}
