package io.scitq.server.whole;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.api.BusAddress;
import io.scitq.server.Daemon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The operations on batches, jobs, configuration and machines, over the bus of a whole daemon. */
class BatchOperationsIT {
  @TempDir static Path data;
  private static Path rclone;
  private static Daemon daemon;
  private static Client client;

  @BeforeAll
  static void start() {
    rclone = data.resolve("rclone.conf");
    daemon =
        WholeSystem.daemon(
            data.resolve("daemon"),
            Map.of("SCITQ_RCLONE_CONF", rclone.toString(), "REMOTE_URI", "azure://rnd"));
    client = new Client(daemon.address());
  }

  @AfterAll
  static void stop() {
    client.close();
    daemon.close();
  }

  private static String workerStatus(String batch) {
    return client
        .bus(BusAddress.WORKER_LIST, "batch", batch)
        .items()
        .getFirst()
        .path("status")
        .asText();
  }

  @Test
  void clearsFieldsOfARecruiterAndOfAWorker() {
    client.bus(
        BusAddress.RECRUITER_CREATE,
        "batch",
        "cleared",
        "flavor",
        "x",
        "concurrency",
        1,
        "minimum_tasks",
        3,
        "maximum_workers",
        4);
    client.send(
        "POST",
        "/workers/",
        "{\"name\":\"bare\",\"concurrency\":1,\"batch\":\"cleared\",\"flavor\":\"x\"}");

    Answer recruiter =
        client.bus(
            BusAddress.RECRUITER_UPDATE, "batch", "cleared", "clear", List.of("maximum_workers"));
    Answer worker =
        client.bus(BusAddress.WORKER_UPDATE, "name", "bare", "clear", List.of("batch", "flavor"));

    assertThat(recruiter.status()).as(recruiter.toString()).isEqualTo(200);
    assertThat(recruiter.body().path("maximum_workers").isNull()).isTrue();
    assertThat(recruiter.body().path("minimum_tasks").asInt()).isEqualTo(3);
    assertThat(worker.status()).as(worker.toString()).isEqualTo(200);
    assertThat(worker.text("batch")).isEqualTo("Default");
    assertThat(worker.body().path("flavor").isNull()).isTrue();
    client.bus(BusAddress.WORKER_DELETE, "name", "bare");
    client.bus(BusAddress.RECRUITER_DELETE, "batch", "cleared");
  }

  @Test
  void listsBatchesWithAllStatuses() {
    client.queue("list", 2, "true");

    assertThat(client.bus(BusAddress.BATCH_LIST, "batch", "list").body())
        .hasToString(
            """
            {"items":[{"batch":"list","paused":0,"waiting":0,"pending":2,"assigned":0,\
            "accepted":0,"running":0,"failed":0,"succeeded":0,"debug":0,"workers":[]}]}\
            """);
    assertThat(client.bus(BusAddress.BATCH_LIST).items()).isNotEmpty();
  }

  @Test
  void stopsResumesAndDeletesSeveralAtOnce() {
    client.queue("one", 1, "true");
    client.send("POST", "/workers/", "{\"name\":\"w\",\"concurrency\":1,\"batch\":\"one\"}");

    assertThat(
            client
                .bus(BusAddress.BATCH_GO, "batches", List.of("one", "none", "one"), "signal", 18)
                .body())
        .hasToString(
            """
            {"items":[{"batch":"one","known":true,"workers":1,"signals":0,"tasks":0,\
            "recruiters":0},{"batch":"none","known":false,"workers":0,"signals":0,"tasks":0,\
            "recruiters":0}]}\
            """);
    assertThat(workerStatus("one")).isNotEqualTo("paused");
    client.bus(BusAddress.BATCH_STOP, "batches", List.of("one"), "signal", 9);
    assertThat(workerStatus("one")).isEqualTo("paused");
    assertThat(
            client
                .bus(BusAddress.BATCH_DELETE, "batches", List.of("one"))
                .items()
                .getFirst()
                .path("tasks")
                .asInt())
        .isEqualTo(1);
    assertThat(client.bus(BusAddress.BATCH_LIST, "batch", "one").items()).isEmpty();
  }

  @Test
  void givesTheConfigurationOnBothDoors() throws IOException {
    Answer missing = client.bus(BusAddress.CONFIG_RCLONE);
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.text("code")).isEqualTo("rclone-missing");

    Files.writeString(rclone, "[azure]\n");

    assertThat(client.bus(BusAddress.CONFIG_RCLONE).text("text")).isEqualTo("[azure]\n");
    assertThat(client.send("GET", "/config/rclone", "{}").body().asText()).isEqualTo("[azure]\n");
    assertThat(client.send("GET", "/config/remote", "{}").body().asText()).isEqualTo("azure://rnd");
    Files.delete(rclone);
  }

  @Test
  void listsJobsAndMachines() {
    assertThat(client.bus(BusAddress.JOB_LIST).items()).isEmpty();
    assertThat(client.bus(BusAddress.JOB_LIST, "job_id", 7, "status", "failed").items()).isEmpty();
    assertThat(client.bus(BusAddress.WORKER_INVENTORY).items()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          scitq.batch.stop   | {}                              | 'batches' is missing
          scitq.batch.stop   | {"batches":[]}                  | batches must name 1 to 1000
          scitq.batch.stop   | {"batches":["a\\u0000"]}        | control characters
          scitq.batch.stop   | {"batches":["a"],"signal":18}   | signal must be 0 or one of [3, 9, 15, 20], got 18
          scitq.batch.go     | {"batches":["a"],"signal":9}    | signal must be 0 or one of [18], got 9
          scitq.batch.delete | {"batches":["a"],"signal":9}    | signal must be absent, got 9
          scitq.batch.list   | {"name":"a"}                    | unknown field 'name'
          scitq.job.list     | {"limit":0}                     | limit must be 1 to 1000
          scitq.job.list     | {"status":"mad"}                | unknown job status 'mad'
          scitq.config.rclone | {"file":"/etc/shadow"}         | unknown field 'file'
          """)
  void aWrongRequestIsRefused(String address, String body, String message) {
    Answer answer = client.send("POST", "/bus/" + address, body);

    assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    assertThat(answer.text("message")).contains(message);
  }
}
