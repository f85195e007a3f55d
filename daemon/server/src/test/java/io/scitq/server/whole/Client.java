package io.scitq.server.whole;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Talks to a daemon over HTTP, as its clients do. */
final class Client implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;

  Client(String address) {
    base = "http://" + address;
  }

  /** An operation; request fields as name, value, name, value. */
  Answer bus(String address, Object... fields) {
    Map<String, Object> request = new LinkedHashMap<>();
    IntStream.range(0, fields.length / 2)
        .forEach(at -> request.put((String) fields[2 * at], fields[2 * at + 1]));
    return send("POST", "/bus/" + address, JSON.valueToTree(request).toString());
  }

  Answer send(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** Text of a GET, such as the metrics. */
  String text(String path) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(base + path)).build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** Queues tasks of a batch. */
  void queue(String batch, int tasks, String command) {
    for (int n = 0; n < tasks; n++) {
      String body =
          JSON.createObjectNode()
              .put("command", command)
              .put("batch", batch)
              .put("container_options", "")
              .toString();
      Answer answer = send("POST", "/tasks/", body);
      if (answer.status() != 201) {
        throw new AssertionError("task refused: " + answer);
      }
    }
  }

  /** How many tasks of a batch have this status. */
  int tasks(String batch, String status) {
    String filter = JSON.createObjectNode().put("batch", batch).put("status", status).toString();
    return send("GET", "/tasks/", filter).body().size();
  }

  @Override
  public void close() {
    http.close();
  }
}
