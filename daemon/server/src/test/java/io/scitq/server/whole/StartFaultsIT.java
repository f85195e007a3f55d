package io.scitq.server.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.scitq.api.BusAddress;
import io.scitq.server.Daemon;
import io.scitq.server.http.rest.ServerDatabase;
import io.scitq.sim.SimClouds;
import io.scitq.sim.cloud.SimOptions;
import io.scitq.store.Database;
import io.scitq.store.embedded.EmbeddedFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartFaultsIT {
  private static final String LEASES = "SELECT count(*) FROM scitqd.lease WHERE until > now()";

  @TempDir Path folder;

  @Test
  void aProviderWithoutCredentialsIsLeftOutAndTheOtherWorks() {
    try (SimClouds clouds = SimClouds.start(SimOptions.defaults().withOfferings(500))) {
      Map<String, String> settings = new TreeMap<>(clouds.configuration());
      settings.remove("AZURE_SECRET");
      try (Daemon daemon = WholeSystem.daemon(folder, settings);
          Client client = new Client(daemon.address())) {
        await()
            .atMost(Rig.PATIENCE)
            .until(() -> status(client).getLast().path("offerings").asInt() > 0);

        List<JsonNode> rows = status(client);

        assertThat(rows.getFirst().path("provider").asText()).isEqualTo("azure");
        assertThat(rows.getFirst().path("state").asText()).isEqualTo("disabled");
        assertThat(rows.getFirst().path("note").asText()).contains("AZURE_SECRET");
        assertThat(rows.getLast().path("state").asText()).isEqualTo("idle");
        Answer refused = client.bus(BusAddress.UPDATER_RUN, "provider", "azure");
        assertThat(refused.text("code")).isEqualTo("provider-disabled");
        assertThat(clouds.faults().requests("azure")).isZero();
      }
    }
  }

  @Test
  void aDataDirectoryInUseIsOneClearSentence() throws Exception {
    try (Daemon first = WholeSystem.daemon(folder.resolve("data"), Map.of());
        DaemonProcess second = DaemonProcess.start(folder, Map.of())) {
      assertThat(second.exit(Duration.ofSeconds(40))).isEqualTo(1);
      assertThat(second.output().toString())
          .contains(folder.resolve("data").toString())
          .doesNotContain("\tat ");
      assertThat(first.isHealthy()).isTrue();
    }
  }

  @Test
  void aDataDirectoryThatCannotBeMadeIsOneClearSentence() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "not a directory");

    assertThatThrownBy(() -> WholeSystem.daemon(file.resolve("data"), Map.of()))
        .isInstanceOf(EmbeddedFailure.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void listeningToTheWorldWithoutTrustIsRefusedWithTheReason() throws Exception {
    try (DaemonProcess daemon =
        DaemonProcess.start(folder, Map.of(), "start", "--listen", "0.0.0.0:0")) {
      assertThat(daemon.exit(Duration.ofSeconds(20))).isEqualTo(2);
      assertThat(daemon.output().toString())
          .contains("SCITQ_TRUST_NETWORK")
          .doesNotContain("\tat ");
    }
    try (DaemonProcess daemon =
        DaemonProcess.start(
            folder, Map.of("SCITQ_TRUST_NETWORK", "1"), "start", "--listen", "0.0.0.0:0")) {
      assertThat(daemon.address()).contains(":");
    }
  }

  @Test
  void aDaemonThatEndsLeavesTheFieldToTheNext() {
    try (Database database = ServerDatabase.fresh()) {
      Map<String, String> settings =
          Map.of("SQLALCHEMY_DATABASE_URI", Rig.text(database.uri()), "SCITQ_TICK_SECONDS", "1");
      try (Daemon daemon = WholeSystem.daemon(folder, settings)) {
        assertThat(daemon.isHealthy()).isTrue();
        await().atMost(Rig.PATIENCE).until(() -> Rig.number(database, LEASES) >= 2);
      }

      assertThat(Rig.number(database, LEASES)).isZero();
    }
  }

  private static List<JsonNode> status(Client client) {
    return client.bus(BusAddress.UPDATER_STATUS).items();
  }
}
