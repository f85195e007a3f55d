package io.scitq.ovh;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.spi.EvictionRate;
import io.scitq.spi.Exclusion;
import io.scitq.spi.Flavor;
import io.scitq.spi.Offering;
import io.scitq.spi.Price;
import io.scitq.spi.Purchase;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OvhMappingTest {
  // lesson 20
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "GB since 2025-08,            b2-7,      7, 2,    7",
    "MB before,                   b2-7,   7000, 2,    7",
    "1024 GB are not MB,       r3-1024,   1024, 128,  1024",
    "1520 GB are not MB,     h100-1520,   1520, 120,  1520",
    "1920 GB are not MB,     h200-1920,   1920, 128,  1920",
    "a big one in MB,          r3-1024, 1024000, 128, 1024",
    "the smallest in MB,          d2-2,   2000, 1,    2",
    "half a GB,                   s1-2,    0.5, 1,    0.5",
  })
  void memoryIsGbWhateverTheUnit(String why, String name, String ram, int vcpus, double gb) {
    Offering offering = map(row(name, ram, "50", vcpus, "ovh.ssd.eg", "250"), nothing());

    assertThat(offering.flavor().memoryGb()).as(why).isEqualTo(gb);
  }

  // lesson 20
  @ParameterizedTest
  @CsvSource({"250, 0.25", "25000, 25.0", "0, 0.0"})
  void bandwidthIsGbps(String mbps, double gbps) {
    assertThat(map(row("b3-8", "8", "50", 2, "", mbps), nothing()).flavor().bandwidthGbps())
        .contains(gbps);
  }

  @Test
  void unknownBandwidthStaysUnknown() {
    assertThat(map(row("b3-8", "8", "50", 2, "", "null"), nothing()).flavor().bandwidthGbps())
        .isEmpty();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "b3-8,        ovh.ssd.eg,    ''",
    "bm-s1,       baremetal,     M",
    "metal.eg-256, ovh.eg,       M",
    "i1-45,       ovh.iops,      N",
    "t1-45,       ovh.ssd.gpu,   G",
    "x1-2,        ovh.raid-nvme.t1, N",
  })
  void tagsComeFromNameAndTypeWhereTheListIsSilent(String name, String type, String tags) {
    assertThat(map(row(name, "8", "50", 2, type, "250"), nothing()).flavor().tags().letters())
        .isEqualTo(tags);
  }

  @Test
  void i1IsNvmeWithTheDiskOfItsRowThoughTheListSaysSsd() {
    CatalogItem ssd = item("0.439", 50, OptionalInt.of(8), true, false);

    Flavor flavor = map(row("i1-45", "45", "1950", 8, "ovh.iops", "250"), ssd).flavor();

    assertThat(flavor.tags().letters()).isEqualTo("N");
    assertThat(flavor.diskGb()).isEqualTo(1950);
  }

  @Test
  void theBiggerOfSystemAndListedDiskCounts() {
    CatalogItem item = item("0.1", 3840, OptionalInt.empty(), true, false);

    assertThat(map(row("h100-380", "380", "200", 30, "", "250"), item).flavor().diskGb())
        .isEqualTo(3840);
    assertThat(map(row("h100-380", "380", "5000", 30, "", "250"), item).flavor().diskGb())
        .isEqualTo(5000);
  }

  @Test
  void t190HasTheVcoresOfThePriceList() {
    CatalogItem item = item("1.8", 0, OptionalInt.of(18), true, false);

    assertThat(map(row("t1-90", "90", "800", 16, "ovh.ssd.gpu", "250"), item).flavor().vcpus())
        .isEqualTo(18);
  }

  @Test
  void ovhSellsOnDemandOnlyAndNeverEvicts() {
    Offering offering = map(row("b3-8", "8", "50", 2, "", "250"), nothing());

    assertThat(offering.purchase()).isEqualTo(Purchase.ON_DEMAND);
    assertThat(offering.eviction()).isEqualTo(EvictionRate.NEVER);
    assertThat(offering.flavor().family()).isEqualTo("b3");
  }

  @Test
  void aPlanThatIsNotListedGivesNoPrice() { // lesson 9
    assertThat(map(row("b3-8", "8", "50", 2, "", "250"), nothing()).price()).isEmpty();
  }

  @Test
  void priceIsJoinedByTheFlavorsOwnPlanCode() {
    JsonNode localZone = row("b3-8", "8", "50", 2, "", "250");
    ((ObjectNode) localZone.path("planCodes")).put("hourly", "b3-8.consumption.LZ.AF");
    CloudCatalog catalog =
        catalog(
            Map.of(
                "b3-8.consumption", item("0.0512", 0, OptionalInt.empty(), true, false),
                "b3-8.consumption.LZ.AF", item("0.093", 0, OptionalInt.empty(), true, false)));

    Offering offering = OvhMapping.offering(FlavorRow.of(localZone), "AF", true, catalog);

    assertThat(offering.price()).contains(Price.of("0.093", "EUR"));
  }

  @ParameterizedTest(name = "up {0}, on sale {1}, announced {2}, in stock {3}: {4}")
  @CsvSource({
    "true,  true,  false, true,  ",
    "true,  true,  false, false, OUT_OF_STOCK",
    "true,  true,  true,  true,  ",
    "true,  true,  true,  false, COMING_SOON",
    "true,  false, true,  true,  COMING_SOON",
    "false, true,  false, true,  REGION_DOWN",
    "false, true,  true,  false, REGION_DOWN",
  })
  void factsThatForbidAChoice(
      boolean up, boolean active, boolean announced, boolean stock, Exclusion expected) {
    ObjectNode row = (ObjectNode) row("b3-8", "8", "50", 2, "", "250");
    row.put("available", stock);
    CatalogItem item = item("0.1", 0, OptionalInt.empty(), active, announced);

    Offering offering =
        OvhMapping.offering(FlavorRow.of(row), "GRA11", up, catalog(Map.of("the-plan", item)));

    assertThat(offering.exclusion()).isEqualTo(Optional.ofNullable(expected));
    assertThat(offering.price()).isPresent();
  }

  @Test
  void anotherSystemThanLinuxIsExcluded() {
    ObjectNode row = (ObjectNode) row("x1-2", "8", "50", 2, "", "250");
    row.put("osType", "bsd");

    assertThat(map(row, nothing()).exclusion()).contains(Exclusion.NOT_LINUX);
  }

  private static Offering map(JsonNode row, CatalogItem item) {
    assertThat(FlavorRow.fault(row)).isEmpty();
    return OvhMapping.offering(FlavorRow.of(row), "GRA11", true, catalog(Map.of("the-plan", item)));
  }

  private static JsonNode row(
      String name, String ram, String disk, int vcpus, String type, String mbps) {
    return Json.parse(
            """
            {"id":"f1","name":"%s","region":"GRA11","ram":%s,"disk":%s,"vcpus":%s,"type":"%s",
             "osType":"linux","inboundBandwidth":%s,"available":true,
             "planCodes":{"monthly":null,"hourly":"the-plan","license":null}}
            """
                .formatted(name, ram, disk, vcpus, type, mbps))
        .orElseThrow();
  }

  private static CatalogItem nothing() {
    return new CatalogItem(
        Optional.empty(), OptionalInt.empty(), Optional.empty(), 0, false, true, false, false);
  }

  private static CatalogItem item(
      String price, double disk, OptionalInt vcores, boolean active, boolean announced) {
    return new CatalogItem(
        Optional.of(new BigDecimal(price)),
        vcores,
        Optional.empty(),
        disk,
        false,
        active,
        announced,
        false);
  }

  private static CloudCatalog catalog(Map<String, CatalogItem> items) {
    return new CloudCatalog(Currency.getInstance("EUR"), items);
  }
}
