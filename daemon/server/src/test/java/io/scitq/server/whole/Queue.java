package io.scitq.server.whole;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.api.BusAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** A daemon's tasks and workers as a user sees them. */
final class Queue {
  static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Client client;

  Queue(Client client) {
    this.client = client;
  }

  static ObjectNode task(String batch, String command) {
    return JSON.createObjectNode()
        .put("batch", batch)
        .put("command", command)
        .put("container_options", "");
  }

  long submit(ObjectNode task) {
    Answer answer = client.send("POST", "/tasks/", task.toString());
    if (answer.status() != 201) {
      throw new AssertionError("task refused: " + answer);
    }
    return answer.body().path("task_id").asLong();
  }

  long submit(String batch, String command) {
    return submit(task(batch, command));
  }

  JsonNode task(long id) {
    return client.send("GET", "/tasks/" + id, "{}").body();
  }

  void await(long task, String status) {
    Awaitility.await()
        .alias("task " + task + " " + status)
        .atMost(PATIENCE)
        .until(() -> task(task).path("status").asText().equals(status));
  }

  /** All executions of a task, oldest first. */
  List<JsonNode> executions(long task) {
    return IntStream.iterate(1, id -> id + 1)
        .mapToObj(id -> client.send("GET", "/executions/" + id, "{}"))
        .takeWhile(answer -> answer.status() == 200)
        .map(Answer::body)
        .filter(row -> row.path("task_id").asLong() == task)
        .toList();
  }

  /** The newest execution of a task. */
  JsonNode execution(long task) {
    return executions(task).stream()
        .filter(row -> row.path("latest").asBoolean())
        .findFirst()
        .orElse(JSON.createObjectNode());
  }

  String output(long task) {
    return execution(task).path("output").asText("");
  }

  String error(long task) {
    return execution(task).path("error").asText("");
  }

  List<JsonNode> workers() {
    return client.bus(BusAddress.WORKER_LIST).items();
  }

  /** The one worker that runs in a batch. */
  JsonNode worker(String batch) {
    return Awaitility.await()
        .alias("a worker of " + batch)
        .atMost(PATIENCE)
        .until(
            () ->
                workers().stream()
                    .filter(row -> row.path("batch").asText().equals(batch))
                    .filter(row -> row.path("status").asText().equals("running"))
                    .findFirst()
                    .orElse(JSON.createObjectNode()),
            row -> !row.isEmpty());
  }

  Client client() {
    return client;
  }

  static void until(String what, Callable<Boolean> condition) {
    Awaitility.await().alias(what).atMost(PATIENCE).until(condition);
  }
}
