package io.scitq.server.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.server.http.rest.RestServer.Answer;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchRoutesIT {
  private final RestServer server = new RestServer();

  @AfterEach
  void close() {
    server.close();
  }

  private int worker(String name, String batch, String status) {
    return server
        .post(
            "/workers/",
            """
            {"name":"%s","concurrency":4,"batch":"%s","status":"%s"}\
            """
                .formatted(name, batch, status))
        .id("worker_id");
  }

  private int task(String batch) {
    return server
        .post("/tasks/", "{\"command\":\"true\",\"batch\":\"" + batch + "\"}")
        .id("task_id");
  }

  /** A task of the batch that runs on the worker. */
  private int running(String batch, int worker) {
    int task = task(batch);
    ServerDatabase.execute(
        server.database,
        """
        INSERT INTO execution (task_id, worker_id, status, creation_date, latest)
        VALUES (%d, %d, 'running', now(), true)\
        """
            .formatted(task, worker));
    ServerDatabase.execute(
        server.database, "UPDATE task SET status = 'running' WHERE task_id = " + task);
    return task;
  }

  private String status(int worker) {
    return server.get("/workers/" + worker).text("status");
  }

  @Test
  void listsBatchesWithTasksByNameWithNullsForNone() {
    worker("w1", "B", "running");
    worker("w2", "B", "paused");
    worker("w3", "idle", "running");
    task("B");
    task("B");
    task("A");

    assertThat(server.get("/batch/").json())
        .hasToString(
            """
            [{"batch":"A","pending":1,"accepted":null,"running":null,"failed":null,\
            "succeeded":null,"workers":null},{"batch":"B","pending":2,"accepted":null,\
            "running":null,"failed":null,"succeeded":null,"workers":"w1,w2"}]\
            """);
    assertThat(server.send(server.request("/batch/").GET()).json()).hasSize(2);
  }

  @Test
  void stopPausesAndGoResumes() {
    int worker = worker("w", "B", "running");
    task("B");

    Answer stopped = server.put("/batch/B/stop", "{}");

    assertThat(stopped.status()).isEqualTo(200);
    assertThat(stopped.json()).hasToString("{\"result\":\"Ok\"}");
    assertThat(status(worker)).isEqualTo("paused");
    assertThat(server.get("/workers/" + worker + "/signals").json()).isEmpty();
    assertThat(server.put("/batch/B/go", "{\"signal\":0}").json())
        .hasToString("{\"result\":\"Ok\"}");
    assertThat(status(worker)).isEqualTo("running");
  }

  @ParameterizedTest
  @CsvSource({"3", "9", "15", "20", "\"9\""})
  void stopWithASignalSendsItToWhatRuns(String signal) {
    int worker = worker("w", "B", "running");
    running("B", worker);
    task("B");

    assertThat(server.put("/batch/B/stop", "{\"signal\":" + signal + "}").status()).isEqualTo(200);

    Answer signals = server.get("/workers/" + worker + "/signals");
    assertThat(signals.json()).hasSize(1);
    assertThat(signals.json().path(0).path("signal").asText()).isEqualTo(signal.replace("\"", ""));
  }

  @Test
  void goWithASignalSendsIt() {
    int worker = worker("w", "B", "paused");
    running("B", worker);

    server.put("/batch/B/go", "{\"signal\":18}");

    assertThat(server.get("/workers/" + worker + "/signals").json().path(0).path("signal").asInt())
        .isEqualTo(18);
  }

  @Test
  void parametersMayBeMissing() {
    task("B");
    Answer bare =
        server.send(server.request("/batch/B/stop").PUT(HttpRequest.BodyPublishers.noBody()));
    assertThat(bare.status()).isEqualTo(200);
    assertThat(server.put("/batch/B/stop", "null").status()).isEqualTo(200);
    assertThat(server.put("/batch/B/go", "{\"signal\":null}").status()).isEqualTo(200);
  }

  // lesson 35
  @Test
  void deleteTakesTasksAndRecruitersAndLeavesWorkers() {
    int worker = worker("w", "B", "running");
    int kept = task("A");
    int gone = running("B", worker);
    server.post("/requirement/", "{\"task_id\":" + kept + ",\"other_task_id\":" + gone + "}");
    server.post(
        "/recruiter/",
        """
        {"batch":"B","rank":1,"tasks_per_worker":1,"worker_flavor":"b3-8",\
        "worker_concurrency":1}\
        """);

    Answer deleted = server.delete("/batch/B");

    assertThat(deleted.status()).isEqualTo(200);
    assertThat(deleted.json()).hasToString("{\"result\":\"Ok\"}");
    assertThat(server.get("/tasks/").json()).hasSize(1);
    assertThat(server.get("/requirement/").json()).isEmpty();
    assertThat(server.get("/recruiter/").json()).isEmpty();
    assertThat(server.get("/workers/" + worker + "/executions").json()).isEmpty();
    assertThat(server.get("/workers/" + worker).text("batch")).isEqualTo("B");
  }

  @Test
  void anUnknownBatchIsNoMistake() {
    assertThat(server.put("/batch/nothing/stop", "{}").status()).isEqualTo(200);
    assertThat(server.put("/batch/nothing/go", "{}").status()).isEqualTo(200);
    assertThat(server.delete("/batch/nothing").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "two words | two%20words",
        "génome été | g%C3%A9nome%20%C3%A9t%C3%A9",
        "数据 | %E6%95%B0%E6%8D%AE",
        "a+b | a+b",
        "a?b#c%d | a%3Fb%23c%25d",
        "x;y=1 | x;y=1",
        "stop | stop"
      })
  void namesOfAnyKindArriveWhole(String batch, String encoded) {
    int worker = worker("w", batch, "running");
    task(batch);

    assertThat(server.put("/batch/" + encoded + "/stop", "{}").status()).isEqualTo(200);
    assertThat(status(worker)).isEqualTo("paused");
    assertThat(server.delete("/batch/" + encoded).status()).isEqualTo(200);
    assertThat(server.get("/batch/").json()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PUT    | /batch/B/stop   | {"signal":"x"}  | 400 | 'signal' must be an integer
          PUT    | /batch/B/stop   | {"signal":-1}   | 400 | 'signal' must be 0 to 64, got -1
          PUT    | /batch/B/go     | {"signal":999}  | 400 | 'signal' must be 0 to 64
          PUT    | /batch/B/stop   | {"sig":9}       | 400 | Unknown field 'sig'
          PUT    | /batch/B/stop   | [1]             | 400 | must be a JSON object
          PUT    | /batch/B/stop   | {               | 400 | Failed to decode JSON
          PUT    | /batch/a%00b/stop | {}            | 400 | NUL
          GET    | /batch/B        | {}              | 405 | not allowed
          POST   | /batch/         | {}              | 405 | not allowed
          PUT    | /batch/B/stop/  | {}              | 404 | nothing at this URL
          PUT    | /batch/B/mad    | {}              | 404 | nothing at this URL
          """)
  void aWrongRequestIsAnsweredWithAMessage(
      String method, String path, String body, int status, String message) {
    Answer answer = server.call(method, path, body);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.text("message")).contains(message);
  }
}
