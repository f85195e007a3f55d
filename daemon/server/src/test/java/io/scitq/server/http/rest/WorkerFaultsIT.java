package io.scitq.server.http.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.scitq.server.http.rest.RestServer.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Workers that are there twice, and clients that say everything twice or in odd order. */
class WorkerFaultsIT {
  private static final String PING = "{\"load\":\"\",\"memory\":1.0,\"stats\":\"{}\"}";

  private final RestServer server = new RestServer();

  @BeforeEach
  void start() {
    server.startDispatcher();
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void aSecondMachineUnderTheSameRowGetsNothing() throws IOException {
    int worker = declare("vm");
    task();
    awaitPending(worker);
    String path = "/workers/" + worker;
    assertThat(from("127.0.0.1", "PUT", path + "/ping", PING)).startsWith("HTTP/1.1 200");

    String second = from("127.0.0.2", "PUT", path + "/ping", PING);

    assertThat(second).startsWith("HTTP/1.1 409").contains("runs at 127.0.0.1 already");
    for (String poll : List.of("/executions/pending", "/executions", "/signals")) {
      assertThat(from("127.0.0.2", "GET", path + poll, "{}")).startsWith("HTTP/1.1 409");
      assertThat(from("127.0.0.1", "GET", path + poll, "{}")).startsWith("HTTP/1.1 200");
    }
    // who never pings, such as an admin's terminal, may look
    assertThat(from("127.0.0.3", "GET", path + "/executions", "{}")).startsWith("HTTP/1.1 200");
    assertThat(server.get("/workers/").json()).hasSize(1);
  }

  @Test
  void twoRowsOfOneNameShareNothing() {
    int first = declare("vm");
    int second = declare("vm");
    int[] tasks = {task(), task()};

    int one = awaitPending(first);
    int other = awaitPending(second);

    assertThat(one).isNotEqualTo(other);
    for (int task : tasks) {
      assertThat(server.get("/tasks/" + task).text("status")).isEqualTo("assigned");
    }
  }

  @Test
  void concurrentPollsReadEachSignalOnce() throws Exception {
    int worker = declare("vm");
    for (int signal = 1; signal <= 30; signal++) {
      server.post(
          "/workers/" + worker + "/signals",
          "{\"execution_id\":null,\"signal\":%d}".formatted(signal));
    }
    List<Callable<JsonNode>> polls = new ArrayList<>();
    for (int poll = 0; poll < 8; poll++) {
      polls.add(() -> server.get("/workers/" + worker + "/signals").json());
    }

    List<Integer> read = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<JsonNode> answer : threads.invokeAll(polls)) {
        answer.get().forEach(signal -> read.add(signal.path("signal").asInt()));
      }
    }

    assertThat(read).hasSize(30).doesNotHaveDuplicates();
  }

  @Test
  void everyReportMayComeTwiceAndTheTaskSucceedsOnce() {
    int worker = declare("vm");
    int task = task();
    int execution = awaitPending(worker);
    for (String status : List.of("accepted", "running", "succeeded")) {
      for (int time = 0; time < 3; time++) {
        assertThat(report(execution, status).status()).isEqualTo(200);
      }
    }
    assertThat(server.get("/tasks/" + task).text("status")).isEqualTo("succeeded");
    assertThat(count("SELECT count(*) FROM execution")).isEqualTo(1);
  }

  @Test
  void reportsThatOvertakeEachOtherNeverUndoAnEnd() {
    int worker = declare("vm");
    int task = task();
    int execution = awaitPending(worker);
    assertThat(report(execution, "succeeded").status()).isEqualTo(200);
    assertThat(report(execution, "running").status()).isEqualTo(409);
    assertThat(report(execution, "accepted").status()).isEqualTo(409);
    assertThat(report(execution, "failed").status()).isEqualTo(409);
    assertThat(server.get("/tasks/" + task).text("status")).isEqualTo("succeeded");
    assertThat(server.get("/executions/" + execution).text("status")).isEqualTo("succeeded");
  }

  @Test
  void anEvictedWorkerGetsNoTasksUntilItSaysThatItRuns() { // lesson 31
    int worker = declare("vm");
    String path = "/workers/" + worker;
    server.put(path, "{\"status\":\"evicted\"}");
    int task = task();
    server.put(path + "/ping", PING);
    assertThat(server.put(path, "{\"status\":\"paused\",\"concurrency\":2}").text("status"))
        .isEqualTo("evicted");
    assertThat(server.get("/tasks/" + task).text("status")).isEqualTo("pending");
    assertThat(server.get(path + "/executions/pending").json()).isEmpty();

    server.put(path, "{\"status\":\"running\"}");

    awaitPending(worker);
  }

  @Test
  void aWorkersClockIsOfNoConcern() {
    int worker = declare("vm");
    Answer ping =
        server.put(
            "/workers/" + worker + "/ping",
            "{\"load\":\"\",\"memory\":1,\"stats\":\"{\\\"time\\\": \\\"1970-01-01\\\"}\"}");
    assertThat(ping.text("last_contact_date")).startsWith("2026-11-23");
    // it cannot set the date by itself either
    Answer forged =
        server.put("/workers/" + worker, "{\"last_contact_date\":\"1970-01-01T00:00:00\"}");
    assertThat(forged.status()).isEqualTo(400);
  }

  private int declare(String name) {
    Answer created =
        server.post(
            "/workers/",
            "{\"name\":\"%s\",\"hostname\":\"%s\",\"concurrency\":1,\"batch\":\"A\"}"
                .formatted(name, name));
    int id = created.id("worker_id");
    server.put("/workers/" + id + "/ping", PING);
    server.put("/workers/" + id, "{\"status\":\"running\"}");
    return id;
  }

  private int task() {
    return server.post("/tasks/", "{\"command\":\"true\",\"batch\":\"A\"}").id("task_id");
  }

  private int awaitPending(int worker) {
    String path = "/workers/" + worker + "/executions/pending";
    await().until(() -> server.get(path).json().size() == 1);
    return server.get(path).json().get(0).path("execution_id").asInt();
  }

  private Answer report(int execution, String status) {
    return server.put(
        "/executions/" + execution, "{\"status\":\"%s\",\"freeze\":false}".formatted(status));
  }

  private int count(String sql) {
    return Integer.parseInt(ServerDatabase.value(server.database, sql));
  }

  /** A request from another address of loopback. */
  private String from(String address, String method, String path, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "%s %s HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
            .formatted(method, path, bytes.length);
    try (Socket socket =
        new Socket(
            InetAddress.getByName("127.0.0.1"), server.port(), InetAddress.getByName(address), 0)) {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(bytes);
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
