package io.scitq.sim.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.sim.catalog.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A plain client of the simulated Azure, which trusts its certificate alone. */
final class ArmClient implements AutoCloseable {
  static final String VERSION = "api-version=2024-07-01";

  private final Map<String, String> configuration;
  private final HttpClient http;
  private String token = "";

  ArmClient(Map<String, String> configuration) {
    this.configuration = configuration;
    this.http = HttpClient.newBuilder().sslContext(trusting(configuration)).build();
  }

  private static SSLContext trusting(Map<String, String> configuration) {
    try (InputStream pem = Files.newInputStream(Path.of(configuration.get("AZURE_CA_FILE")))) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      store.setCertificateEntry(
          "sim", CertificateFactory.getInstance("X.509").generateCertificate(pem));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /** Signs in; keeps the token when there is one. */
  HttpResponse<String> signIn(String secret) {
    String form =
        "grant_type=client_credentials&client_id="
            + configuration.get("AZURE_CLIENT_ID")
            + "&client_secret="
            + URLEncoder.encode(secret, StandardCharsets.UTF_8)
            + "&scope=https%3A%2F%2Fmanagement.azure.com%2F.default";
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(
                    address("/" + configuration.get("AZURE_TENANT") + "/oauth2/v2.0/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    token = Json.read(answer.body()).path("access_token").asText("");
    return answer;
  }

  void signIn() {
    signIn(configuration.get("AZURE_SECRET"));
  }

  /** A path below the subscription. */
  String subscription(String rest) {
    return "/subscriptions/" + configuration.get("AZURE_SUBSCRIPTION_ID") + rest;
  }

  /** A path below the resource group of these tests. */
  String group(String rest) {
    return subscription("/resourceGroups/Tests" + rest);
  }

  HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  /** Without the token. */
  HttpResponse<String> open(String address) {
    return send(HttpRequest.newBuilder(address(address)).GET());
  }

  JsonNode json(String path) {
    return Json.read(get(path).body());
  }

  HttpResponse<String> put(String path, ObjectNode body) {
    return send(request(path).PUT(BodyPublishers.ofByteArray(Json.bytes(body))));
  }

  HttpResponse<String> post(String path, JsonNode body) {
    return send(request(path).POST(BodyPublishers.ofByteArray(Json.bytes(body))));
  }

  HttpResponse<String> delete(String path) {
    return send(request(path).DELETE());
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address(path))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json");
  }

  private URI address(String path) {
    String base = configuration.get("AZURE_ENDPOINT");
    return URI.create(path.startsWith("https://") ? path : base + path);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
