package io.scitq.ovh;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.scitq.spi.FetchReport;
import io.scitq.spi.QuotaKind;
import io.scitq.spi.QuotaReading;
import io.scitq.spi.Region;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuotaMappingTest {
  private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
  private static final Region GRA11 = new Region(OvhProviderFactory.OVH, "GRA11");

  @Test
  void coresInstancesAndMemoryAreRead() {
    assertThat(readings("2000", "10", "200", "3", "6000000", "40000"))
        .containsExactly(
            new QuotaReading(GRA11, QuotaKind.CORES, 2000, 10, NOW),
            new QuotaReading(GRA11, QuotaKind.INSTANCES, 200, 3, NOW),
            new QuotaReading(GRA11, QuotaKind.MEMORY_GB, 6000, 40, NOW));
  }

  @Test
  void unlimitedGivesNoReading() { // lesson 7
    assertThat(readings("-1", "10", "200", "3", "-1", "40"))
        .containsExactly(new QuotaReading(GRA11, QuotaKind.INSTANCES, 200, 3, NOW));
  }

  @ParameterizedTest(name = "{0} RAM for {1} cores")
  @CsvSource({"6000, 2000, 6000", "6000000, 2000, 6000", "40000, 20, 40", "1280, 20, 1280"})
  void memoryIsGbWhateverTheUnit(String ram, String cores, long gb) { // lesson 20
    assertThat(readings(cores, "0", "1", "0", ram, "0"))
        .contains(new QuotaReading(GRA11, QuotaKind.MEMORY_GB, gb, 0, NOW));
  }

  @ParameterizedTest
  @CsvSource({"2000, 20", "10, 20", "0, 20", "20, 0"})
  void implausibleMemoryGivesNoReading(String ram, String cores) {
    assertThat(readings(cores, "0", "1", "0", ram, "0"))
        .extracting(QuotaReading::kind)
        .doesNotContain(QuotaKind.MEMORY_GB);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"region\":\"GRA11\",\"instance\":null}]",
        "[{\"region\":\"GRA11\"}]",
        "[{\"region\":\"GRA11\",\"instance\":{\"maxCores\":\"many\"}}]",
        "[null,7]",
        "[]",
      })
  void aRegionWithoutReadableQuotaIsNotComplete(String body) throws IOException { // lesson 7
    try (FakeOvhFixture cloud = new FakeOvhFixture()) {
      cloud.ovh().override("GET", "/quota", TinyServer.says(200, body));

      FetchReport<QuotaReading> report = cloud.provider().quotas().fetchQuotas();

      assertThat(report.values()).isEmpty();
      assertThat(report.completeRegions()).isEmpty();
      assertThat(report.problems()).hasSize(2);
    }
  }

  private static List<QuotaReading> readings(
      String maxCores,
      String usedCores,
      String maxInstances,
      String usedInstances,
      String maxRam,
      String usedRam) {
    JsonNode row =
        Json.parse(
                """
                {"region":"GRA11","instance":{"maxCores":%s,"usedCores":%s,"maxInstances":%s,
                 "usedInstances":%s,"maxRam":%s,"usedRAM":%s}}
                """
                    .formatted(maxCores, usedCores, maxInstances, usedInstances, maxRam, usedRam))
            .orElseThrow();
    assertThat(QuotaMapping.isReadable(row)).isTrue();
    return new QuotaMapping(GRA11, row.path("instance"), NOW).readings();
  }
}
