package io.scitq.server.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Talks to the daemon as scitq's own clients do. */
final class DemoClient implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;

  DemoClient(String hostAndPort) {
    this.base = "http://" + hostAndPort;
  }

  /** An operation of the event bus. */
  JsonNode bus(String address, Map<String, ?> request) {
    return send("POST", "/bus/" + address, JSON.valueToTree(request));
  }

  /** The rows of an operation that lists. */
  List<JsonNode> items(String address, Map<String, ?> request) {
    List<JsonNode> rows = new ArrayList<>();
    bus(address, request).path("items").forEach(rows::add);
    return rows;
  }

  /** Queues one task through the REST door of scitq 1.3. */
  void queueTask(String batch, String name, String command) {
    ObjectNode task = JSON.createObjectNode();
    task.put("command", command).put("name", name).put("batch", batch).put("container_options", "");
    send("POST", "/tasks/", task);
  }

  /** How many tasks of these batches are in which status. */
  Map<String, Integer> taskCounts(List<String> batches) {
    ObjectNode filter = JSON.createObjectNode();
    ArrayNode names = filter.putArray("batch");
    batches.forEach(names::add);
    Map<String, Integer> counts = new TreeMap<>();
    send("GET", "/tasks/", filter)
        .forEach(task -> counts.merge(task.path("status").asText(), 1, Integer::sum));
    return counts;
  }

  private JsonNode send(String method, String path, JsonNode body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Duration.ofSeconds(150))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IllegalStateException(
            method + " " + path + " answered " + answer.statusCode() + ": " + answer.body());
      }
      return JSON.readTree(answer.body());
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    } catch (InterruptedException interrupted) {
      throw new Stopped(interrupted);
    }
  }

  /** The demonstration is to end. */
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopped(InterruptedException cause) {
      super("stopped while waiting for the daemon", cause);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
