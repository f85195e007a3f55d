package io.scitq.local.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostStatsTest {
  @TempDir Path folder;

  @Test
  void tellsLoadMemoryAndCountersAsScitqDoes() throws Exception {
    HostStats stats = new HostStats(folder);

    JsonNode first = stats.ping(1_000_000_000L);
    JsonNode second = stats.ping(3_000_000_000L);

    assertThat(second.path("load").textValue()).matches("\\d+\\.\\d[\u2191\u2193] / \\d+\\.\\d");
    assertThat(second.path("memory").doubleValue()).isBetween(0.1, 100.0);
    JsonNode inside = ServerClient.JSON.readTree(second.path("stats").textValue());
    assertThat(inside.path("load").textValue()).matches("\\S+ \\S+ \\S+");
    assertThat(inside.path("disk").path("usage").get(0).textValue()).startsWith(folder + ":");
    assertThat(inside.path("network").path("speed").textValue()).matches("[0-9./]+ Mb/s");
    assertThat(first.path("stats").textValue()).contains("-/- Mb/s");
  }
}
