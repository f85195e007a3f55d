package io.scitq.local.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Executors;

/** Calls to the server. Like the Python client, even reads carry a JSON body. */
final class ServerClient {
  /** For all JSON of the agent. */
  static final ObjectMapper JSON = new ObjectMapper();

  /** The server answers at once or not at all; the Python client waits 30 s. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** An answer: status, and the body, an empty object when an error has none. */
  record Answer(int status, JsonNode body) {
    boolean isOk() {
      return status >= 200 && status < 300;
    }

    /** The server cannot now; the same call may succeed later. */
    boolean isTransient() {
      return status == 429 || status >= 502;
    }

    String message() {
      return status + " " + body.path("message").asText("");
    }
  }

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();
  private final String base;

  ServerClient(String host, int port) {
    base = "http://" + host + ":" + port;
  }

  static ObjectNode body() {
    return JSON.createObjectNode();
  }

  Answer get(String path) throws IOException, InterruptedException {
    return get(path, body());
  }

  Answer get(String path, ObjectNode body) throws IOException, InterruptedException {
    return send("GET", path, body);
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
      throw new IOException(what + " was answered " + answer.message());
    }
    return answer.body();
  }

  private Answer send(String method, String path, ObjectNode body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
            .build();
    HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    return new Answer(response.statusCode(), parse(response));
  }

  /** An error may come without JSON; a success may not. */
  private static JsonNode parse(HttpResponse<byte[]> response) throws IOException {
    try {
      JsonNode body = JSON.readTree(response.body());
      return body.isMissingNode() ? body() : body;
    } catch (JsonProcessingException noJson) {
      if (response.statusCode() < 300) {
        throw new IOException("the server's answer is no JSON", noJson);
      }
      return body();
    }
  }
}
