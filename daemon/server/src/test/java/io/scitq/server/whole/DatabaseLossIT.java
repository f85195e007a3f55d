package io.scitq.server.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.scitq.api.BusAddress;
import io.scitq.sim.cloud.SimOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseLossIT {
  @TempDir Path data;

  @Test
  void whatWasAcknowledgedIsThereAgainAndTheLoopsGoOn() throws IOException {
    try (WholeSystem system =
        WholeSystem.start(data, SimOptions.defaults().withOfferings(1000), Map.of())) {
      Client client = system.client();
      Rig.awaitCatalog(client);
      client.queue("kept", 6, "sleep 1");
      client.bus(
          BusAddress.RECRUITER_CREATE,
          "batch",
          "kept",
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
      await().atMost(Rig.PATIENCE).until(() -> system.clouds().ovh().population() > 0);

      ProcessHandle server = ProcessHandle.of(postmaster()).orElseThrow();
      server.destroyForcibly();
      server.onExit().join();

      Answer answer = client.send("GET", "/health/ready", "");
      assertThat(answer.status()).as(answer.toString()).isIn(200, 503);
      assertThat(client.bus(BusAddress.RECRUITER_LIST).status()).isIn(200, 503);
      await()
          .atMost(Rig.PATIENCE)
          .until(() -> client.send("GET", "/health/ready", "").status() == 200);
      await()
          .atMost(Rig.PATIENCE)
          .until(() -> client.bus(BusAddress.RECRUITER_LIST).status() == 200);
      await().atMost(Rig.PATIENCE).until(() -> client.tasks("kept", "succeeded") == 6);
      await().atMost(Rig.PATIENCE).until(() -> system.clouds().ovh().population() == 0);
      assertThat(system.clouds().ovh().everMade()).isBetween(1, 3);
    }
  }

  @Test
  void whileItIsAwayRequestsGet503AndHealthSaysSo() throws IOException {
    try (WholeSystem system =
        WholeSystem.start(
            data, SimOptions.defaults().withOfferings(1000), Map.of("SQLALCHEMY_POOL_SIZE", "4"))) {
      Client client = system.client();
      Rig.awaitCatalog(client);
      ProcessHandle server = ProcessHandle.of(postmaster()).orElseThrow();

      signal(server, "-STOP");
      try {
        Answer ready = client.send("GET", "/health/ready", "");
        Answer list = client.bus(BusAddress.RECRUITER_LIST);
        assertThat(client.send("GET", "/health/live", "").status()).isEqualTo(200);
        assertThat(ready.status()).isIn(200, 503);
        assertThat(list.status()).isIn(200, 503);
      } finally {
        signal(server, "-CONT");
      }

      // a server that is away at each attempt to start again
      Path configuration = configuration();
      String good = Files.readString(configuration);
      Files.writeString(configuration, good + "\nnot_a_setting = 1\n");
      server.destroyForcibly();
      server.onExit().join();
      await()
          .atMost(Rig.PATIENCE)
          .until(() -> client.send("GET", "/health/ready", "").status() == 503);
      Answer lost = client.bus(BusAddress.RECRUITER_LIST);
      assertThat(lost.status()).as(lost.toString()).isEqualTo(503);
      assertThat(lost.text("code")).isEqualTo("database-unavailable");
      // workers of scitq 1.3 ask again after a broken connection, but believe an answer
      assertThatThrownBy(() -> client.send("GET", "/tasks/", "{}"))
          .isInstanceOf(UncheckedIOException.class);
      assertThat(client.send("GET", "/health/live", "").status()).isEqualTo(200);

      Files.writeString(configuration, good);
      await()
          .atMost(Rig.PATIENCE)
          .until(() -> client.send("GET", "/health/ready", "").status() == 200);
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> client.bus(BusAddress.RECRUITER_LIST).status() == 200);
    }
  }

  private static void signal(ProcessHandle process, String signal) throws IOException {
    Process kill =
        new ProcessBuilder(List.of("kill", signal, Long.toString(process.pid()))).start();
    assertThat(kill.onExit().join().exitValue()).isZero();
  }

  private Path configuration() throws IOException {
    return found("postgresql.conf");
  }

  private long postmaster() throws IOException {
    return Long.parseLong(Files.readAllLines(found("postmaster.pid")).getFirst().strip());
  }

  private Path found(String name) throws IOException {
    try (Stream<Path> files = Files.walk(data, 5)) {
      return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
    }
  }
}
