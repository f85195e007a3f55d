package io.scitq.server.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Talks to a daemon that may be dead: no answer is an answer too. */
final class ChaosClient implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final String base;

  ChaosClient(String address) {
    base = "http://" + address;
  }

  boolean isReady() {
    return send("GET", "/health/ready", "").isPresent();
  }

  /** The rows of an operation that lists; empty when there was no good answer. */
  Optional<List<JsonNode>> items(String address, Map<String, ?> request) {
    return send("POST", "/bus/" + address, JSON.valueToTree(request).toString())
        .map(answer -> rows(answer.path("items")));
  }

  /** True when the daemon has taken it. */
  boolean bus(String address, Map<String, ?> request) {
    return send("POST", "/bus/" + address, JSON.valueToTree(request).toString()).isPresent();
  }

  /** The id of a task that was queued; empty when that is in doubt. */
  Optional<Integer> queue(String batch, String command) {
    Map<String, String> task = Map.of("batch", batch, "command", command, "container_options", "");
    return send("POST", "/tasks/", JSON.valueToTree(task).toString())
        .map(answer -> answer.path("task_id").asInt());
  }

  /** The rows of a list of scitq 1.3. */
  Optional<List<JsonNode>> list(String path, Map<String, ?> filter) {
    return send("GET", path, JSON.valueToTree(filter).toString()).map(ChaosClient::rows);
  }

  private static List<JsonNode> rows(JsonNode array) {
    List<JsonNode> rows = new ArrayList<>();
    array.forEach(rows::add);
    return rows;
  }

  /** The daemon's meters in Prometheus' text format. */
  Optional<String> meters() {
    return ask("GET", "/metrics", "");
  }

  private Optional<JsonNode> send(String method, String path, String body) {
    return ask(method, path, body).flatMap(ChaosClient::read);
  }

  /** Half an answer is none. */
  private static Optional<JsonNode> read(String answer) {
    try {
      JsonNode read = JSON.readTree(answer);
      return Optional.of(read == null ? MissingNode.getInstance() : read);
    } catch (JsonProcessingException cut) {
      return Optional.empty();
    }
  }

  private Optional<String> ask(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() >= 300 ? Optional.empty() : Optional.of(answer.body());
    } catch (IOException dead) {
      return Optional.empty();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
