package io.scitq.ovh;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.spi.Exclusion;
import io.scitq.spi.FetchProblem;
import io.scitq.spi.FetchReport;
import io.scitq.spi.Flavor;
import io.scitq.spi.Offering;
import io.scitq.spi.Price;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OvhCatalogSourceTest {
  private final FakeOvhFixture cloud;

  OvhCatalogSourceTest() throws IOException {
    cloud = new FakeOvhFixture(Map.of("OVH_REGIONS", "GRA11 SBG5 EU-WEST-PAR"));
  }

  @AfterEach
  void stopCloud() {
    cloud.close();
  }

  @Test
  void readsFlavorsWithPricesOfTheirRegion() {
    FetchReport<Offering> report = fetch();

    assertThat(report.problems()).isEmpty();
    assertThat(report.completeRegions()).containsExactlyInAnyOrder("GRA11", "SBG5", "EU-WEST-PAR");
    assertThat(offering(report, "GRA11", "b3-8").price()).contains(Price.of("0.0512", "EUR"));
    assertThat(report.values())
        .extracting(each -> each.flavor().id().name())
        .doesNotContain("win-b2-7", "b2-7-flex");
  }

  @ParameterizedTest
  @CsvSource({
    "h100-380, 30, 380, 3840, GN, H100, 1, 80",
    "a100-180, 15, 180, 300,  GN, A100, 1, 80",
    "l4-90,    22, 90,  400,  GN, L4,   1, 24",
  })
  void gpuFlavorsHaveAllTheirFacts(
      String name,
      int vcpus,
      double memory,
      double disk,
      String tags,
      String model,
      int count,
      double gpuMemory) {
    Flavor flavor = offering(fetch(), "GRA11", name).flavor();

    assertThat(flavor.vcpus()).isEqualTo(vcpus);
    assertThat(flavor.memoryGb()).isEqualTo(memory);
    assertThat(flavor.diskGb()).isEqualTo(disk);
    assertThat(flavor.tags().letters()).isEqualTo(tags);
    assertThat(flavor.gpu().orElseThrow().model()).isEqualTo(model);
    assertThat(flavor.gpu().orElseThrow().count()).isEqualTo(count);
    assertThat(flavor.gpuMemoryGb()).isEqualTo(gpuMemory);
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404, 429, 500, 503})
  void oneBrokenRegionKeepsTheOthers(int status) { // lesson 17
    cloud
        .ovh()
        .override(
            "GET",
            "flavor?region=SBG5",
            TinyServer.says(status, "{\"class\":\"X\",\"message\":\"status " + status + "\"}"));

    FetchReport<Offering> report = fetch();

    assertThat(report.completeRegions()).containsExactlyInAnyOrder("GRA11", "EU-WEST-PAR");
    assertThat(report.problems()).extracting(FetchProblem::scope).containsExactly("SBG5");
    assertThat(report.values()).extracting(Offering::region).doesNotContain("SBG5");
  }

  @Test
  void anEmptyListIsAnOutageAndNotTheEndOfAllFlavors() { // lesson 17
    cloud.ovh().override("GET", "flavor?region=SBG5", TinyServer.says(200, "[]"));

    FetchReport<Offering> report = fetch();

    assertThat(report.completeRegions()).doesNotContain("SBG5");
    assertThat(report.problems()).extracting(FetchProblem::code).containsExactly("empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "<html></html>", "", "{\"addons\":["})
  void withoutThePriceListNothingIsBelieved(String body) { // lesson 17
    cloud.ovh().override("GET", "/order/catalog", TinyServer.says(200, body));

    FetchReport<Offering> report = fetch();

    assertThat(report.values()).isEmpty();
    assertThat(report.completeRegions()).isEmpty();
    assertThat(report.problems()).extracting(FetchProblem::scope).containsExactly("prices");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "name|null", "name|\"\"", "name|7", "id|null", "vcpus|0", "vcpus|-2", "vcpus|\"two\"",
        "vcpus|1.5", "ram|0", "ram|null", "ram|-7", "disk|null", "disk|-1", "vcpus|99999999999",
      })
  void aBadRowIsAProblemAndTheOthersStay(String field, String value) { // lesson 4
    ArrayNode rows = (ArrayNode) Recorded.json("flavor.GRA11.json");
    ((ObjectNode) rows.get(0)).set(field, Json.parse(value).orElseThrow());
    cloud.ovh().override("GET", "flavor?region=GRA11", TinyServer.says(200, rows.toString()));
    int good = offeringsIn(Recorded.json("flavor.GRA11.json").size());

    FetchReport<Offering> report = fetch();

    assertThat(report.problems()).extracting(FetchProblem::code).containsExactly("bad-row");
    assertThat(report.values()).filteredOn(each -> each.region().equals("GRA11")).hasSize(good - 1);
    assertThat(report.completeRegions()).doesNotContain("GRA11");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "7", "\"b3-8\"", "[]", "{}"})
  void aRowThatIsNoObjectIsAProblem(String row) { // lesson 4
    ArrayNode rows = (ArrayNode) Recorded.json("flavor.GRA11.json");
    rows.add(Json.parse(row).orElseThrow());
    cloud.ovh().override("GET", "flavor?region=GRA11", TinyServer.says(200, rows.toString()));

    assertThat(fetch().problems()).extracting(FetchProblem::code).containsExactly("bad-row");
  }

  @Test
  void aFlavorListedTwiceComesOnce() {
    ArrayNode rows = (ArrayNode) Recorded.json("flavor.GRA11.json");
    rows.add(rows.get(0));
    cloud.ovh().override("GET", "flavor?region=GRA11", TinyServer.says(200, rows.toString()));

    FetchReport<Offering> report = fetch();

    assertThat(report.values()).extracting(Offering::id).doesNotHaveDuplicates();
    assertThat(report.problems()).singleElement().asString().contains("listed twice");
  }

  @Test
  void aShapeThatDiffersByRegionBecomesTheSmaller() {
    ArrayNode rows = (ArrayNode) Recorded.json("flavor.SBG5.json");
    rows.valueStream()
        .filter(row -> row.path("name").asText().equals("b3-8"))
        .forEach(row -> ((ObjectNode) row).put("inboundBandwidth", 100).put("ram", 6));
    cloud.ovh().override("GET", "flavor?region=SBG5", TinyServer.says(200, rows.toString()));

    FetchReport<Offering> report = fetch();

    Flavor flavor = offering(report, "GRA11", "b3-8").flavor();
    assertThat(flavor).isEqualTo(offering(report, "SBG5", "b3-8").flavor());
    assertThat(flavor.memoryGb()).isEqualTo(6);
    assertThat(flavor.bandwidthGbps()).contains(0.1);
  }

  @Test
  void outOfStockIsKeptWithItsReason() { // lesson 12
    ArrayNode rows = (ArrayNode) Recorded.json("flavor.GRA11.json");
    rows.valueStream().forEach(row -> ((ObjectNode) row).put("available", false));
    cloud.ovh().override("GET", "flavor?region=GRA11", TinyServer.says(200, rows.toString()));

    Offering offering = offering(fetch(), "GRA11", "b2-7");

    assertThat(offering.exclusion()).contains(Exclusion.OUT_OF_STOCK);
    assertThat(offering.price()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"DOWN", "MAINTENANCE"})
  void aRegionThatIsDownKeepsItsOfferings(String status) {
    ObjectNode region = (ObjectNode) Recorded.json("region.SBG5.json");
    region.put("status", status);
    cloud.ovh().override("GET", "/region/SBG5", TinyServer.says(200, region.toString()));

    FetchReport<Offering> report = fetch();

    assertThat(offering(report, "SBG5", "b3-8").exclusion()).contains(Exclusion.REGION_DOWN);
    assertThat(offering(report, "GRA11", "b3-8").exclusion()).isEmpty();
  }

  @Test
  void aStorageRegionIsSkippedAndNamed() throws IOException {
    try (FakeOvhFixture more = new FakeOvhFixture(Map.of("OVH_REGIONS", "GRA11 GRA"))) {
      FetchReport<Offering> report = more.provider().catalog().fetchOfferings();

      assertThat(report.completeRegions()).containsExactly("GRA11");
      assertThat(report.problems())
          .containsExactly(
              new FetchProblem("GRA", "storage-only", "region GRA has no instances, only storage"));
      assertThat(more.server().asked())
          .noneMatch(asked -> String.valueOf(asked.uri().getQuery()).equals("region=GRA"));
    }
  }

  private FetchReport<Offering> fetch() {
    return cloud.provider().catalog().fetchOfferings();
  }

  /** Two rows of the recorded region are twins: Windows and flex. */
  private static int offeringsIn(int rows) {
    return rows - 2;
  }

  private static Offering offering(FetchReport<Offering> report, String region, String name) {
    return report.values().stream()
        .filter(each -> each.region().equals(region))
        .filter(each -> each.flavor().id().name().equals(name))
        .findAny()
        .orElseThrow();
  }
}
