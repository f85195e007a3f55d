package io.scitq.sim.ovh;

import com.fasterxml.jackson.databind.JsonNode;
import io.scitq.sim.catalog.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Signs and sends calls as OVH's own clients do. */
final class SignedClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> configuration;
  private final OvhAccount account;

  SignedClient(Map<String, String> configuration) {
    this.configuration = configuration;
    this.account =
        new OvhAccount(
            configuration.get("OVH_APPLICATIONKEY"),
            configuration.get("OVH_APPLICATIONSECRET"),
            configuration.get("OVH_CONSUMERKEY"),
            configuration.get("OS_PROJECT_ID"));
  }

  String project() {
    return "/cloud/project/" + account.project();
  }

  HttpResponse<String> get(String path) {
    return send("GET", path, "");
  }

  HttpResponse<String> delete(String path) {
    return send("DELETE", path, "");
  }

  HttpResponse<String> post(String path, String body) {
    return send("POST", path, body);
  }

  JsonNode json(String path) {
    return Json.read(get(path).body());
  }

  HttpResponse<String> send(String method, String path, String body) {
    return send(method, path, body, PATIENCE);
  }

  HttpResponse<String> send(String method, String path, String body, Duration patience) {
    String url = configuration.get("OVH_ENDPOINT") + path;
    String time = Long.toString(Instant.now().getEpochSecond());
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String signature = account.signature(method, url, bytes, time);
    return exchange(signed(method, path, bytes, time, signature).timeout(patience).build());
  }

  HttpResponse<String> sendSigned(
      String method, String path, byte[] body, String time, String signature) {
    return exchange(signed(method, path, body, time, signature).build());
  }

  private HttpRequest.Builder signed(
      String method, String path, byte[] body, String time, String signature) {
    return request(method, path, body)
        .header("X-Ovh-Application", account.applicationKey())
        .header("X-Ovh-Consumer", account.consumerKey())
        .header("X-Ovh-Timestamp", time)
        .header("X-Ovh-Signature", signature);
  }

  HttpRequest.Builder request(String method, String path, byte[] body) {
    return HttpRequest.newBuilder(URI.create(configuration.get("OVH_ENDPOINT") + path))
        .timeout(PATIENCE)
        .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
  }

  HttpResponse<String> exchange(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
