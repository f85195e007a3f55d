package io.scitq.server.http.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.scitq.server.http.rest.LibClient.Reply;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The fourteen steps that a server must pass to serve clients and workers of scitq 1.3, one after
 * the other on one server, as a client that knows nothing of us.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConformanceScriptIT {
  private final RestServer server = new RestServer();
  private final LibClient lib = new LibClient(server.port());
  private int worker;
  private int task;
  private int execution;
  private int frozen;

  @BeforeAll
  void start() {
    server.startDispatcher();
  }

  @AfterAll
  void close() {
    server.close();
  }

  @Test
  @Order(1)
  void declareCreateRunPingAndPollNothing() {
    assertThat(lib.get("/workers/", "{\"name\":\"vm\",\"hostname\":\"vm\"}").json()).isEmpty();
    Reply created =
        lib.post(
            "/workers/",
            "{\"name\":\"vm\",\"concurrency\":1,\"prefetch\":0,\"hostname\":\"vm\","
                + "\"status\":\"paused\",\"batch\":\"A\",\"permanent\":true}");
    assertThat(created.status()).isEqualTo(201);
    worker = created.id("worker_id");
    ping();
    assertThat(lib.put("/workers/" + worker, "{\"status\":\"running\"}").status()).isEqualTo(200);
    assertThat(ping().json().path("memory").asDouble()).isEqualTo(8.3);
    for (String poll : List.of("executions/pending", "signals", "executions")) {
      assertThat(lib.get("/workers/" + worker + "/" + poll).json()).isEmpty();
    }
  }

  @Test
  @Order(2)
  void aTaskIsAssignedWithinTenSeconds() {
    Reply created =
        lib.post(
            "/tasks/",
            "{\"command\":\"sh -c 'exit 3'\",\"name\":\"t2\",\"status\":\"pending\","
                + "\"batch\":\"A\",\"input\":\"\",\"container_options\":\"\",\"resource\":\"\","
                + "\"required_task_ids\":[],\"use_cache\":false,\"retry\":1}");
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.json().path("required_task_ids").isNull()).isTrue();
    task = created.id("task_id");
    execution = pending();
    assertThat(status()).isEqualTo("assigned");
  }

  @Test
  @Order(3)
  void acceptedFrozenRunning() {
    report("{\"status\":\"accepted\",\"freeze\":false}");
    assertThat(status()).isEqualTo("accepted");
    assertThat(lib.get("/tasks/" + task + "/freeze/" + execution).status()).isEqualTo(200);
    frozen = execution;
    assertThat(show().text("command")).isEqualTo("sh -c 'exit 3'");
    report("{\"status\":\"running\",\"pid\":6380,\"freeze\":false}");
    assertThat(status()).isEqualTo("running");
    assertThat(show().json().path("pid").isTextual()).isTrue();
    assertThat(show().text("pid")).isEqualTo("6380");
  }

  @Test
  @Order(4)
  void appendsConcatenateAndPositionsWork() {
    lib.put("/executions/" + execution + "/output", "{\"text\":\"one\\n\"}");
    lib.put("/executions/" + execution + "/output", "{\"text\":\"tw\\u00f6\\n\"}");
    lib.put("/executions/" + execution + "/error", "{\"text\":\"oops\"}");
    Reply all =
        lib.get(
            "/executions/" + execution + "/output",
            "{\"data\":{\"output\":true,\"error\":true,\"output_position\":5,"
                + "\"error_position\":99}}");
    assertThat(all.json()).hasToString("{\"output\":\"twö\\n\",\"error\":\"\"}");
    assertThat(show().text("output")).isEqualTo("one\ntwö\n");
  }

  @Test
  @Order(6)
  void aFailureWithARetryComesBackAsANewExecution() {
    report("{\"status\":\"failed\",\"return_code\":3,\"freeze\":false}");
    int second = pending();
    assertThat(second).isNotEqualTo(execution);
    assertThat(lib.get("/tasks/" + task).json().path("retry").asInt()).isZero();
    assertThat(show().json().path("latest").asBoolean()).isFalse();
    execution = second;
    assertThat(show().json().path("latest").asBoolean()).isTrue();
  }

  @Test
  @Order(7)
  void aRunningTaskSetPendingIsKilledOnce() {
    report("{\"status\":\"accepted\",\"freeze\":false}");
    report("{\"status\":\"running\",\"pid\":1,\"freeze\":false}");
    lib.put("/workers/" + worker, "{\"concurrency\":0}"); // nothing new meanwhile

    assertThat(lib.put("/tasks/" + task, "{\"status\":\"pending\"}").text("status"))
        .isEqualTo("pending");

    Reply signals = lib.get("/workers/" + worker + "/signals");
    assertThat(signals.json())
        .hasToString(
            "[{\"execution_id\":%d,\"worker_id\":%d,\"signal\":9}]".formatted(execution, worker));
    assertThat(lib.get("/workers/" + worker + "/signals").json()).isEmpty();
    assertThat(show().text("status")).isEqualTo("failed");
  }

  @Test
  @Order(8)
  void succeededAtLastAndAnsweredAgainWhenRepeated() { // steps 5, 13 and 14
    Reply changed = lib.put("/workers/" + worker, "{\"concurrency\":\"4\"}");
    assertThat(changed.json().path("concurrency").isInt()).isTrue();
    assertThat(changed.id("concurrency")).isEqualTo(4);
    execution = pending();
    for (String status : List.of("accepted", "running", "succeeded")) {
      String body = "{\"status\":\"" + status + "\",\"return_code\":0,\"freeze\":true}";
      report(body);
      assertThat(report(body).text("status")).isEqualTo(status);
    }
    assertThat(status()).isEqualTo("succeeded");
    assertThat(lib.get("/tasks/status", "{\"task_id\":[" + task + "]}").json()).hasToString("[7]");
    assertThat(server.results.frozen).containsExactly(frozen);
    assertThat(server.results.succeeded).contains(execution).doesNotContain(frozen);
  }

  @Test
  @Order(9)
  void silentForSixteenSecondsIsOfflineUntilThePing() {
    server.advance(Duration.ofSeconds(16));
    await().until(() -> lib.get("/workers/" + worker).text("status").equals("offline"));
    server.advance(Duration.ofSeconds(1)); // the dispatcher looks for silence once a second
    ping();
    await().until(() -> lib.get("/workers/" + worker).text("status").equals("running"));
  }

  @Test
  @Order(10)
  void evictedGivesTasksBack() {
    int running = make();
    execution = pending();
    report("{\"status\":\"accepted\"}");
    report("{\"status\":\"running\",\"pid\":1}");
    int waiting = make();
    int held = pending();

    assertThat(lib.put("/workers/" + worker, "{\"status\":\"evicted\"}").status()).isEqualTo(200);

    assertThat(lib.get("/tasks/" + running).text("status")).isEqualTo("pending");
    assertThat(lib.get("/tasks/" + waiting).text("status")).isEqualTo("pending");
    assertThat(show().text("status")).isEqualTo("failed");
    assertThat(lib.get("/executions/" + held).text("status")).isEqualTo("refused");
  }

  @Test
  @Order(11)
  void listsAreFilteredByArraysAndScalars() {
    lib.post("/workers/", "{\"name\":\"b\",\"concurrency\":1,\"batch\":\"B\"}");
    lib.post("/workers/", "{\"name\":\"c\",\"concurrency\":1,\"batch\":\"C\"}");
    Reply found = lib.get("/workers/", "{\"batch\":[\"A\",\"B\"],\"status\":\"paused\"}");
    assertThat(found.json().findValuesAsText("name")).containsExactly("b");
  }

  @Test
  @Order(12)
  void everyGetTakesAnEmptyObject() {
    for (String path :
        List.of(
            "/tasks/",
            "/tasks/" + task,
            "/tasks/" + task + "/freeze/" + frozen,
            "/workers/",
            "/workers/tasks",
            "/workers/" + worker,
            "/workers/" + worker + "/executions",
            "/workers/" + worker + "/executions/pending",
            "/workers/" + worker + "/signals",
            "/executions/",
            "/executions/" + execution,
            "/executions/" + execution + "/output",
            "/batch/",
            "/requirement/",
            "/recruiter/",
            "/flavor/")) {
      assertThat(lib.get(path).status()).as(path).isEqualTo(200);
    }
  }

  @Test
  @Order(13)
  void aDeletedWorkerLearnsItFromItsPing() {
    assertThat(lib.delete("/workers/" + worker).text("name")).isEqualTo("vm");
    assertThat(ping().status()).isEqualTo(404);
  }

  private Reply ping() {
    return lib.put(
        "/workers/" + worker + "/ping",
        "{\"load\":\"0.5\\u2193 / 0.0\",\"memory\":8.3,\"stats\":\"{}\"}");
  }

  private int make() {
    return lib.post("/tasks/", "{\"command\":\"true\",\"batch\":\"A\"}").id("task_id");
  }

  private int pending() {
    String path = "/workers/" + worker + "/executions/pending";
    await()
        .pollInterval(Duration.ofMillis(20))
        .atMost(Duration.ofSeconds(10))
        .until(() -> lib.get(path).json().size() == 1);
    return lib.get(path).json().get(0).path("execution_id").asInt();
  }

  private String status() {
    return lib.get("/tasks/" + task).text("status");
  }

  private Reply show() {
    return lib.get("/executions/" + execution);
  }

  private Reply report(String body) {
    Reply reply = lib.put("/executions/" + execution, body);
    assertThat(reply.status()).isEqualTo(200);
    return reply;
  }
}
