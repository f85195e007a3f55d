package io.scitq.server.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.scitq.api.BusAddress;
import io.scitq.sim.SimClouds;
import io.scitq.sim.cloud.Fault;
import io.scitq.sim.cloud.FaultRule;
import io.scitq.sim.cloud.SimOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledDaemonIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void killedWhileLaunchingItBuysNothingTwiceAndForgetsNothing() throws Exception { // lesson 22
    try (SimClouds clouds = SimClouds.start(SimOptions.defaults().withOfferings(1500))) {
      Map<String, String> settings = settings(clouds);
      String listen = "127.0.0.1:" + freePort(); // workers look for us where we were
      // the create is carried out, but the answer comes after the daemon is dead
      clouds
          .faults()
          .inject(
              FaultRule.always("ovh", "vm.create", new Fault.Slow(Duration.ofSeconds(3))).times(3));
      try (DaemonProcess first =
              DaemonProcess.start(folder, settings, "start", "--listen", listen);
          Client client = new Client(first.address())) {
        awaitCatalog(client);
        client.queue("b", 6, "sleep 1");
        client.bus(
            BusAddress.RECRUITER_CREATE,
            "batch",
            "b",
            "flavor",
            "auto:cpu>=2",
            "provider",
            "ovh",
            "region",
            "auto",
            "concurrency",
            2,
            "tasks_per_worker",
            2);
        await().atMost(PATIENCE).until(() -> clouds.faults().requests("ovh", "vm.create") >= 3);
        first.kill();
      }

      try (DaemonProcess second =
              DaemonProcess.start(folder, settings, "start", "--listen", listen);
          Client client = new Client(second.address())) {
        await().atMost(PATIENCE).until(() -> client.tasks("b", "succeeded") == 6);
        await().atMost(PATIENCE).until(() -> clouds.ovh().population() == 0);
        assertThat(clouds.ovh().everMade()).isEqualTo(3);
        await().atMost(PATIENCE).until(() -> client.bus(BusAddress.WORKER_LIST).items().isEmpty());
      }
    }
  }

  @Test
  void startsWithoutAnyCloudOnNothingAndStopsCleanlyOnSigterm() throws Exception {
    String[] start = {"start", "--listen", "127.0.0.1:0"};
    try (DaemonProcess daemon = DaemonProcess.startOnNothing(folder, Map.of(), start);
        Client client = new Client(daemon.address())) {
      assertThat(client.bus(BusAddress.UPDATER_STATUS).items())
          .allSatisfy(row -> assertThat(row.path("state").asText()).isEqualTo("disabled"));
      assertThat(client.send("GET", "/health/ready", "").status()).isEqualTo(200);

      int status = daemon.terminate(Duration.ofSeconds(10));

      assertThat(status).as(daemon.output().toString()).isIn(0, 143);
    }
  }

  @Test
  void aWrongConfigurationStopsTheStartWithAllMistakes() throws Exception {
    try (DaemonProcess daemon =
        DaemonProcess.start(folder, Map.of("SCITQ_TICK_SECONDS", "soon", "LOG_LEVEL", "LOUD"))) {
      assertThat(daemon.exit(Duration.ofSeconds(20))).isEqualTo(2);
      assertThat(daemon.output().toString())
          .contains("SCITQ_TICK_SECONDS")
          .contains("soon")
          .contains("LOUD");
    }
  }

  @Test
  void aDatabaseThatIsDownAtStartIsOneClearSentence() throws Exception {
    try (DaemonProcess daemon =
        DaemonProcess.start(
            folder, Map.of("SQLALCHEMY_DATABASE_URI", "postgresql://me:hush@127.0.0.1:1/none"))) {
      assertThat(daemon.exit(Duration.ofSeconds(40))).isEqualTo(1);
      assertThat(daemon.output().toString()).contains("127.0.0.1").doesNotContain("hush");
    }
  }

  @Test
  void aPortInUseIsOneClearSentence() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String taken = "127.0.0.1:" + other.getLocalPort();
      try (DaemonProcess second =
          DaemonProcess.start(folder.resolve("b"), Map.of(), "start", "--listen", taken)) {
        assertThat(second.exit(Duration.ofSeconds(40))).isEqualTo(1);
        assertThat(second.output().toString()).contains(taken).contains("in use");
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Map<String, String> settings(SimClouds clouds) {
    Map<String, String> settings = new TreeMap<>(clouds.configuration());
    settings.putAll(WholeSystem.QUICK);
    return settings;
  }

  private static void awaitCatalog(Client client) {
    await()
        .atMost(PATIENCE)
        .until(() ->
            client.bus(BusAddress.UPDATER_STATUS).items().stream()
                .filter(row -> !row.path("state").asText().equals("disabled"))
                .allMatch(row -> row.path("offerings").asInt() > 0));
  }
}
