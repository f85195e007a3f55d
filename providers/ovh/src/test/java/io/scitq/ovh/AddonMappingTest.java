package io.scitq.ovh;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.scitq.spi.Gpu;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddonMappingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "interface            |`\"storage\":{\"disks\":[{\"capacity\":400,\"interface\":\"NVMe\"}]}`|400",
        "technology           |`\"storage\":{\"disks\":[{\"capacity\":300,\"technology\":\"NVMe\"}]}`|300",
        "passthrough, no count|`\"storage\":{\"disks\":[{\"capacity\":50}]},"
            + "\"nvme\":{\"disks\":[{\"capacity\":3840}]}`|3840",
        "passthrough of two   |`\"nvme\":{\"disks\":[{\"capacity\":2000,\"number\":2}]}`|2000",
      })
  void nvmeIsSpelledInThreeWays(String why, String technical, double biggest) {
    CatalogItem item = AddonMapping.of(technical("{" + technical + "}"));

    assertThat(item.nvme()).as(why).isTrue();
    assertThat(item.diskGb()).isEqualTo(biggest);
  }

  @Test
  void anSsdIsNoNvmeAndDisksAreNotAddedUp() {
    CatalogItem item =
        AddonMapping.of(
            technical(
                "{\"storage\":{\"disks\":[{\"capacity\":50,\"number\":1},"
                    + "{\"capacity\":2000,\"number\":2,\"technology\":\"SSD\"}]}}"));

    assertThat(item.nvme()).isFalse();
    assertThat(item.diskGb()).isEqualTo(2000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"model\":\"Tesla V100S\",\"number\":4,\"memory\":{\"size\":32}}|Tesla V100S|4|128",
        "{\"model\":\"H200\",\"number\":8,\"memory\":{\"size\":141}}|H200|8|1128",
        "{\"model\":\"A10\",\"memory\":{\"size\":24}}|A10|1|24",
        "{\"model\":\"Quadro-RTX5000\",\"number\":1}|Quadro-RTX5000|1|0",
        "{\"number\":2}|``|2|0",
      })
  void gpuMemoryIsThatOfAllTogether(String gpu, String model, int count, double memory) {
    assertThat(AddonMapping.of(technical("{\"gpu\":" + gpu + "}")).gpu())
        .contains(new Gpu(model, count, memory));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "{}", "{\"number\":0}", "\"none\"", "[]"})
  void noGpuIsNone(String gpu) {
    assertThat(AddonMapping.of(technical("{\"gpu\":" + gpu + "}")).gpu()).isEmpty();
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource({
    "b3-8.consumption,       hour,  5120000,    0.0512",
    "h200-1920.consumption,  hour,  4200000000, 42",
    "d2-2.consumption,       hour,  1040000,    0.0104",
    "l40s-90.consumption,    none,  180000000,  1.8",
    "b3-8.consumption,       hour,  0,          ",
    "b3-8.consumption,       hour,  -1,         ",
    "b3-8.consumption,       hour,  null,       ",
    "b3-8.monthly.postpaid,  none,  2200000000, ",
    "b3-8.monthly.postpaid,  month, 2200000000, ",
    "b3-8.consumption,       month, 2200000000, ",
    "b3-8.consumption,       minute, 1250000,   ",
  })
  void priceIsPerHourInUnitsOfTenToTheMinusEight( // lesson 9
      String plan, String unit, String price, BigDecimal expected) {
    JsonNode addon =
        Json.parse(
                """
                {"planCode":"%s","pricings":[{"intervalUnit":"%s","price":%s,
                 "formattedPrice":"0.01 EUR","tax":1}],"blobs":null}
                """
                    .formatted(plan, unit, price))
            .orElseThrow();

    assertThat(AddonMapping.of(addon).perHour().map(BigDecimal::toPlainString))
        .isEqualTo(Optional.ofNullable(expected).map(BigDecimal::toPlainString));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"blobs\":null}",
        "{\"blobs\":{\"technical\":null,\"tags\":null,\"commercial\":null}}",
        "{\"pricings\":{},\"blobs\":[]}",
        "{\"pricings\":[],\"blobs\":{\"technical\":{\"storage\":{\"disks\":[null,1,{\"capacity\":\"x\"}]}}}}",
      })
  void oddAddonsAreReadAsEmpty(String addon) {
    CatalogItem item = AddonMapping.of(Json.parse(addon).orElseThrow());

    assertThat(item.perHour()).isEmpty();
    assertThat(item.gpu()).isEmpty();
    assertThat(item.diskGb()).isZero();
  }

  @Test
  void coresOfBareMetalAreNotVcores() {
    JsonNode metal = technical("{\"cpu\":{\"cores\":16,\"type\":\"core\"}}");

    assertThat(AddonMapping.of(metal).vcores()).isEmpty();
  }

  private static JsonNode technical(String json) {
    return Json.parse("{\"planCode\":\"p\",\"blobs\":{\"technical\":" + json + "}}").orElseThrow();
  }
}
