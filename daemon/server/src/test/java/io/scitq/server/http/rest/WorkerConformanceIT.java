package io.scitq.server.http.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.scitq.server.http.rest.RestServer.Answer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a worker of scitq 1.3 does from its start to its end, call by call over real HTTP. */
class WorkerConformanceIT {
  private final RestServer server = new RestServer();
  private int worker;

  @BeforeEach
  void declareAndRun() {
    server.startDispatcher();
    worker = declare("vm", "A");
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void declaresRunsPingsAndPollsNothing() {
    Answer found = server.get("/workers/");
    assertThat(found.status()).isEqualTo(200);
    assertThat(found.json()).hasSize(1);
    assertThat(found.json().get(0).path("status").asText()).isEqualTo("running");
    assertThat(found.json().get(0).path("task_properties").asText()).isEqualTo("{}");
    Answer ping = ping(worker);
    assertThat(ping.status()).isEqualTo(200);
    assertThat(ping.json().path("memory").isDouble()).isTrue();
    assertThat(ping.json().path("memory").asDouble()).isEqualTo(8.3);
    for (String poll : new String[] {"executions/pending", "signals", "executions"}) {
      Answer answer = server.get("/workers/" + worker + "/" + poll);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.json().isArray()).isTrue();
      assertThat(answer.json()).isEmpty();
    }
  }

  @Test
  void workThroughATaskWithOutputToSuccess() {
    int task = task("sh -c 'echo hi'", 0);
    int execution = pendingExecution();
    assertThat(server.get("/tasks/" + task).text("status")).isEqualTo("assigned");

    report(execution, "{\"status\":\"accepted\",\"freeze\":false}");
    assertThat(server.get("/tasks/" + task).text("status")).isEqualTo("accepted");
    Answer frozen = server.get("/tasks/" + task + "/freeze/" + execution);
    assertThat(frozen.text("command")).isEqualTo("sh -c 'echo hi'");
    assertThat(server.get("/executions/" + execution).text("command")).isEqualTo("sh -c 'echo hi'");

    Answer running = report(execution, "{\"status\":\"running\",\"pid\":6380,\"freeze\":false}");
    assertThat(running.json().path("pid").isTextual()).isTrue();
    assertThat(running.text("pid")).isEqualTo("6380");
    assertThat(server.get("/tasks/" + task).text("status")).isEqualTo("running");

    server.put("/executions/" + execution + "/output", "{\"text\":\"one\\n\"}");
    server.put("/executions/" + execution + "/output", "{\"text\":\"tw\\u00f6\\n\"}");
    server.put("/executions/" + execution + "/error", "{\"text\":\"oops\"}");
    String from5 = "{\"data\":{\"output_position\":5,\"error\":false}}";
    assertThat(server.get("/executions/" + execution + "/output", from5).json())
        .hasToString("{\"output\":\"twö\\n\"}");

    report(
        execution,
        "{\"status\":\"succeeded\",\"return_code\":0,\"output_files\":\"res.txt\",\"freeze\":true}");
    assertThat(server.get("/tasks/" + task).text("status")).isEqualTo("succeeded");
    JsonNode end = server.get("/executions/" + execution).json();
    assertThat(end.path("output").asText()).isEqualTo("one\ntwö\n");
    assertThat(end.path("error").asText()).isEqualTo("oops");
    assertThat(end.path("output_files").asText()).isEqualTo("res.txt");
  }

  @Test
  void aFailureWithARetryComesBackAsANewExecution() {
    int task = task("false", 1);
    int first = pendingExecution();
    report(first, "{\"status\":\"accepted\",\"freeze\":false}");
    report(first, "{\"status\":\"running\",\"pid\":1,\"freeze\":false}");
    report(first, "{\"status\":\"failed\",\"return_code\":3,\"freeze\":false}");

    int second = pendingExecution();

    assertThat(second).isNotEqualTo(first);
    assertThat(server.get("/tasks/" + task).json().path("retry").asInt()).isZero();
    assertThat(server.get("/executions/" + first).json().path("latest").asBoolean()).isFalse();
    assertThat(server.get("/executions/" + second).json().path("latest").asBoolean()).isTrue();
  }

  @Test
  void aRunningTaskThatIsSetPendingIsKilledOnce() {
    int task = task("sleep 100", 0);
    int execution = pendingExecution();
    report(execution, "{\"status\":\"accepted\",\"freeze\":false}");
    report(execution, "{\"status\":\"running\",\"pid\":1,\"freeze\":false}");
    server.put("/workers/" + worker, "{\"concurrency\":0}"); // nothing new meanwhile

    assertThat(server.put("/tasks/" + task, "{\"status\":\"pending\"}").status()).isEqualTo(200);

    Answer signals = server.get("/workers/" + worker + "/signals");
    assertThat(signals.json())
        .hasToString(
            "[{\"execution_id\":%d,\"worker_id\":%d,\"signal\":9}]".formatted(execution, worker));
    assertThat(server.get("/workers/" + worker + "/signals").json()).isEmpty();
    assertThat(server.get("/executions/" + execution).text("status")).isEqualTo("failed");
    assertThat(report(execution, "{\"status\":\"failed\",\"return_code\":-9}").status())
        .isEqualTo(200);
  }

  @Test
  void aSilentWorkerIsOfflineUntilItPings() {
    server.advance(Duration.ofSeconds(16));
    await().until(() -> server.get("/workers/" + worker).text("status").equals("offline"));
    server.advance(Duration.ofSeconds(1)); // the dispatcher looks for silence once a second
    ping(worker);
    await().until(() -> server.get("/workers/" + worker).text("status").equals("running"));
  }

  @Test
  void aDeletedWorkerLearnsItFromItsPing() {
    Answer deleted = server.send(server.request("/workers/" + worker).DELETE());
    assertThat(deleted.status()).isEqualTo(200);
    assertThat(deleted.text("name")).isEqualTo("vm");
    assertThat(ping(worker).status()).isEqualTo(404);
    assertThat(ping(worker).text("message")).isEqualTo("Worker " + worker + " doesn't exist");
  }

  @Test
  void anEvictedWorkerGivesItsTasksBack() { // lesson 31
    server.put("/workers/" + worker, "{\"concurrency\":2}");
    int first = task("one", 0);
    int running = pendingExecution();
    report(running, "{\"status\":\"accepted\"}");
    report(running, "{\"status\":\"running\",\"pid\":1}");
    int second = task("two", 0);
    int pending = pendingExecution();

    assertThat(server.put("/workers/" + worker, "{\"status\":\"evicted\"}").status())
        .isEqualTo(200);

    assertThat(server.get("/tasks/" + first).text("status")).isEqualTo("pending");
    assertThat(server.get("/tasks/" + second).text("status")).isEqualTo("pending");
    assertThat(server.get("/executions/" + running).text("status")).isEqualTo("failed");
    assertThat(server.get("/executions/" + pending).text("status")).isEqualTo("refused");
  }

  @Test
  void filtersListsByArraysAndScalars() {
    int second = declare("vm2", "B");
    declare("vm3", "C");
    Answer found = server.get("/workers/", "{\"batch\":[\"A\",\"B\"],\"status\":\"running\"}");
    assertThat(found.json().findValuesAsText("worker_id"))
        .containsExactly(Integer.toString(worker), Integer.toString(second));
  }

  @Test
  void answersEveryGetWithAnEmptyObjectAsBody() {
    int task = task("true", 0);
    int execution = pendingExecution();
    for (String path :
        new String[] {
          "/tasks/",
          "/tasks/" + task,
          "/tasks/" + task + "/freeze/" + execution,
          "/workers/",
          "/workers/tasks",
          "/workers/" + worker,
          "/workers/" + worker + "/executions",
          "/workers/" + worker + "/executions/pending",
          "/workers/" + worker + "/signals",
          "/executions/" + execution,
          "/executions/" + execution + "/output"
        }) {
      assertThat(server.get(path).status()).as(path).isEqualTo(200);
    }
  }

  @Test
  void aRepeatedReportIsAnsweredAsTheFirstTime() {
    int task = task("true", 0);
    int execution = pendingExecution();
    for (String status : new String[] {"accepted", "running", "succeeded"}) {
      String body = "{\"status\":\"%s\",\"freeze\":false}".formatted(status);
      assertThat(report(execution, body).status()).isEqualTo(200);
      Answer again = report(execution, body);
      assertThat(again.status()).isEqualTo(200);
      assertThat(again.text("status")).isEqualTo(status);
    }
    String running = "{\"status\":\"running\"}";
    assertThat(server.put("/workers/" + worker, running).status()).isEqualTo(200);
    assertThat(server.put("/tasks/" + task, "{\"status\":\"succeeded\"}").status()).isEqualTo(200);
  }

  @Test
  void takesANumberWrittenAsText() {
    Answer changed = server.put("/workers/" + worker, "{\"concurrency\":\"4\"}");
    assertThat(changed.json().path("concurrency").isInt()).isTrue();
    assertThat(changed.json().path("concurrency").asInt()).isEqualTo(4);
  }

  private int declare(String name, String batch) {
    Answer created =
        server.post(
            "/workers/",
            """
            {"name":"%s","hostname":"%s","concurrency":1,"status":"paused","batch":"%s",
             "permanent":true,"prefetch":0}\
            """
                .formatted(name, name, batch));
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.text("status")).isEqualTo("paused");
    int id = created.id("worker_id");
    ping(id); // 1.3 pings just after; first, so that no tick sees a silent running worker
    assertThat(server.put("/workers/" + id, "{\"status\":\"running\"}").text("status"))
        .isEqualTo("running");
    return id;
  }

  private Answer ping(int id) {
    return server.put(
        "/workers/" + id + "/ping",
        "{\"load\":\"0.5\\u2193 / 0.0\",\"memory\":8.3,\"stats\":\"{\\\"load\\\": \\\"1.1\\\"}\"}");
  }

  private int task(String command, int retry) {
    Answer created =
        server.post(
            "/tasks/",
            """
            {"command":"%s","name":"t","status":"pending","batch":"A","input":"",
             "container_options":"","resource":"","required_task_ids":[],"use_cache":false,
             "retry":%d}\
            """
                .formatted(command, retry));
    assertThat(created.status()).isEqualTo(201);
    return created.id("task_id");
  }

  private int pendingExecution() {
    String path = "/workers/" + worker + "/executions/pending";
    await()
        .pollInterval(Duration.ofMillis(20))
        .atMost(Duration.ofSeconds(10))
        .until(() -> server.get(path).json().size() == 1);
    return server.get(path).json().get(0).path("execution_id").asInt();
  }

  private Answer report(int execution, String body) {
    return server.put("/executions/" + execution, body);
  }
}
