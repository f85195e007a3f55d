package io.scitq.sim.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.sim.catalog.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Calls of one worker to its server. Like the Python client, even reads carry a JSON body. */
final class ServerClient {
  /** An answer: status, and the body, an empty object when an error has none. */
  record Answer(int status, JsonNode body) {
    boolean isOk() {
      return status >= 200 && status < 300;
    }
  }

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient http;
  private final String base;
  private volatile long awayUntil = System.nanoTime();

  ServerClient(HttpClient http, String host, int port) {
    this.http = http;
    this.base = "http://" + host + ":" + port;
  }

  Answer get(String path) throws IOException, InterruptedException {
    return send("GET", path, Json.object());
  }

  Answer put(String path, ObjectNode body) throws IOException, InterruptedException {
    return send("PUT", path, body);
  }

  Answer post(String path, ObjectNode body) throws IOException, InterruptedException {
    return send("POST", path, body);
  }

  /** A call that must succeed. */
  static JsonNode checked(Answer answer, String what) throws IOException {
    if (!answer.isOk()) {
      throw new IOException(what + " was answered with status " + answer.status());
    }
    return answer.body();
  }

  /** The network to the server is down for a while. */
  void cutOff(Duration time) {
    awayUntil = System.nanoTime() + time.toNanos();
  }

  private Answer send(String method, String path, ObjectNode body)
      throws IOException, InterruptedException {
    if (System.nanoTime() - awayUntil < 0) {
      throw new IOException("no route to the server");
    }
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)))
            .build();
    HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    return new Answer(response.statusCode(), parse(response));
  }

  /** An error may come without JSON; a success may not. */
  private static JsonNode parse(HttpResponse<byte[]> response) throws IOException {
    try {
      return Json.read(response.body());
    } catch (IllegalArgumentException noJson) {
      if (response.statusCode() < 300) {
        throw new IOException("the answer is no JSON", noJson);
      }
      return Json.object();
    }
  }
}
