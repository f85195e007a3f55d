package io.scitq.server.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.scitq.server.Daemon;
import io.scitq.server.http.rest.ServerDatabase;
import io.scitq.store.Database;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Workers, daemons and databases that die while tasks run: nothing is lost, done twice or stuck.
 */
class WorkerLifeIT {
  /** Rounds of a task that does not end by itself. */
  private static final int FOR_EVER = 1_000_000;

  @TempDir Path folder;

  @Test
  void aDeadWorkersTasksRunElsewhereAndItsLateWordIsDropped() throws Exception { // lesson 33
    try (Setting setting = new Setting()) {
      PlainWorker lost = PlainWorker.start(setting.client, "lost", "b", 1, FOR_EVER);
      int task = setting.queue(1).getFirst();
      await().until(() -> lost.begun().contains(task));
      int execution = lost.held().getFirst();
      lost.die();

      try (PlainWorker other = PlainWorker.start(setting.client, "other", "b", 1, 2)) {
        await().atMost(Rig.PATIENCE).until(() -> setting.status(task).equals("succeeded"));
        assertThat(other.begun()).containsExactly(task);

        lost.live();
        await().until(() -> lost.withdrawn().contains(execution));
        Answer late = lost.report(execution, "succeeded");
        assertThat(late.status()).isEqualTo(200);
        assertThat(late.text("status")).isEqualTo("failed");
      } finally {
        lost.close();
      }
      assertThat(setting.number("SELECT count(*) FROM execution WHERE status = 'succeeded'"))
          .isEqualTo(1);
      assertThat(setting.number("SELECT retry FROM task")).isZero();
    }
  }

  @Test
  void aLateSuccessSavesTheWorkWhileNobodyElseIsThere() throws Exception { // lesson 33
    try (Setting setting = new Setting()) {
      PlainWorker lost = PlainWorker.start(setting.client, "lost", "b", 1, FOR_EVER);
      int task = setting.queue(1).getFirst();
      await().until(() -> lost.begun().contains(task));
      int execution = lost.held().getFirst();
      lost.die();
      await().atMost(Rig.PATIENCE).until(() -> setting.status(task).equals("pending"));

      assertThat(lost.report(execution, "succeeded").text("status")).isEqualTo("succeeded");

      assertThat(setting.status(task)).isEqualTo("succeeded");
      assertThat(setting.number("SELECT count(*) FROM execution")).isEqualTo(1);
    }
  }

  @Test
  void anEqualTaskIsServedFromTheFirstOnesResult() throws Exception {
    Path out = Files.createDirectories(folder.resolve("out"));
    Files.writeString(out.resolve("res.txt"), "result\n");
    String task =
        "{\"command\":\"make\",\"batch\":\"b\",\"use_cache\":true,\"input\":\"\",\"output\":\"file://%s\"}"
            .formatted(out);
    try (Setting setting = new Setting();
        PlainWorker worker = PlainWorker.start(setting.client, "w", "b", 1, FOR_EVER)) {
      int first = setting.create(task);
      await().until(() -> worker.begun().contains(first));
      int execution = worker.held().getFirst();
      setting.client.send("GET", "/tasks/%d/freeze/%d".formatted(first, execution), "{}");
      setting.client.send(
          "PUT",
          "/executions/" + execution,
          "{\"status\":\"succeeded\",\"return_code\":0,\"output_files\":\"res.txt\",\"freeze\":true}");
      await()
          .until(
              () -> setting.number("SELECT count(*) FROM execution WHERE output_hash <> ''") == 1);

      int second = setting.create(task);

      await().atMost(Rig.PATIENCE).until(() -> setting.status(second).equals("succeeded"));
      assertThat(worker.begun()).containsExactly(first);
    }
  }

  @Test
  void aDeletedBatchLeavesItsWorkerFree() throws Exception {
    try (Setting setting = new Setting()) {
      try (PlainWorker worker = PlainWorker.start(setting.client, "w", "b", 2, FOR_EVER)) {
        setting.queue(3);
        await().until(() -> worker.begun().size() == 2);
        int execution = worker.held().getFirst();

        assertThat(setting.client.send("DELETE", "/batch/b", "").status()).isEqualTo(200);

        await().until(() -> worker.held().isEmpty());
        assertThat(worker.report(execution, "succeeded").status()).isEqualTo(404);
        assertThat(
                setting
                    .client
                    .send("PUT", "/executions/" + execution + "/output", "{\"text\":\"x\"}")
                    .status())
            .isEqualTo(200);
        assertThat(setting.number("SELECT count(*) FROM execution")).isZero();
        setting.queue(1);
        await().until(() -> worker.begun().size() == 3);
      }
    }
  }

  @Test
  void aDatabaseThatRestartsUnderLoadLosesAndRepeatsNothing() throws Exception {
    Map<String, String> settings = settings();
    try (Daemon daemon = WholeSystem.daemon(folder, settings);
        Client client = new Client(daemon.address());
        PlainWorker worker = PlainWorker.start(client, "w", "b", 4, 3)) {
      client.queue("b", 40, "true");
      for (int done : new int[] {5, 20}) {
        await().atMost(Rig.PATIENCE).until(() -> worker.ended().size() >= done);
        ProcessHandle server = ProcessHandle.of(postmaster()).orElseThrow();
        server.destroyForcibly();
        server.onExit().join();
      }

      await().atMost(Rig.PATIENCE).until(() -> worker.ended().size() >= 40);
      assertThat(worker.ended()).doesNotHaveDuplicates().hasSize(40);
      assertThat(worker.begun()).doesNotHaveDuplicates();
      assertThat(client.tasks("b", "succeeded")).isEqualTo(40);
    }
  }

  @Test
  void aKilledDaemonFindsItsTasksRunningAndBlamesNoWorker() throws Exception {
    String listen = "127.0.0.1:" + freePort();
    Client client = new Client(listen);
    DaemonProcess first = daemon(listen);
    try (client) {
      first.address();
      try (PlainWorker worker = PlainWorker.start(client, "w", "b", 4, 40)) {
        client.queue("b", 12, "true");
        await().atMost(Rig.PATIENCE).until(() -> worker.begun().size() >= 4);
        first.kill();
        try (DaemonProcess second = daemon(listen)) {
          second.address();
          await().atMost(Rig.PATIENCE).until(() -> worker.ended().size() >= 12);
          assertThat(worker.begun()).doesNotHaveDuplicates().hasSize(12);
          assertThat(worker.withdrawn()).isEmpty();
          assertThat(client.tasks("b", "succeeded")).isEqualTo(12);
        }
      }
    } finally {
      first.close();
    }
  }

  private DaemonProcess daemon(String listen) throws IOException {
    return DaemonProcess.start(folder, settings(), "start", "--listen", listen);
  }

  private static Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>(WholeSystem.QUICK);
    // shorter than the 15 s that make a silent worker offline otherwise: it must not be handed its
    // own task again
    settings.put("SCITQ_OFFLINE_REQUEUE_SECONDS", "7");
    settings.put("LOG_LEVEL", "ERROR");
    return settings;
  }

  private long postmaster() throws IOException {
    try (Stream<Path> files = Files.walk(folder, 5)) {
      Path pid = files.filter(file -> file.endsWith("postmaster.pid")).findFirst().orElseThrow();
      return Long.parseLong(Files.readAllLines(pid).getFirst().strip());
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** A daemon in this JVM on a database that the test can read. */
  private final class Setting implements AutoCloseable {
    final Database database = ServerDatabase.fresh();
    final Daemon daemon;
    final Client client;

    Setting() {
      Map<String, String> settings = settings();
      settings.put("SQLALCHEMY_DATABASE_URI", Rig.text(database.uri()));
      daemon = WholeSystem.daemon(folder, settings);
      client = new Client(daemon.address());
    }

    int create(String task) {
      return client.send("POST", "/tasks/", task).body().path("task_id").asInt();
    }

    List<Integer> queue(int tasks) {
      return IntStream.range(0, tasks)
          .mapToObj(number -> create("{\"command\":\"true\",\"batch\":\"b\"}"))
          .toList();
    }

    String status(int task) {
      JsonNode row = client.send("GET", "/tasks/" + task, "{}").body();
      return row.path("status").asText();
    }

    long number(String query) {
      return Rig.number(database, query);
    }

    @Override
    public void close() {
      client.close();
      daemon.close();
      database.close();
    }
  }
}
