package io.scitq.ovh;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Our own client of OVH's API: each request goes out once, is signed over the UTF-8 bytes that are
 * sent, and its status is believed.
 */
final class SignedClient implements AutoCloseable {
  private final URI endpoint;
  private final Credentials keys;
  private final Wire wire;
  private final ServerTime time;

  SignedClient(OvhSettings settings, InstantSource clock) {
    endpoint = settings.endpoint();
    keys = settings.credentials();
    wire = new Wire(settings.timeout());
    time = new ServerTime(clock, this::askTime);
  }

  Reply<JsonNode> get(String path) {
    return signed("GET", path, "");
  }

  Reply<JsonNode> post(String path, JsonNode body) {
    return signed("POST", path, body.toString());
  }

  Reply<JsonNode> delete(String path) {
    return signed("DELETE", path, "");
  }

  /** Reads a public document as it comes, without a signature. */
  <T> Reply<T> stream(String path, Wire.BodyReader<T> reader) {
    return wire.send(unsigned(path).GET().build(), reader);
  }

  /** A refused signature did nothing, so it may go out again with OVH's time read anew. */
  private Reply<JsonNode> signed(String method, String path, String body) {
    Reply<JsonNode> first = time.now().then(now -> send(method, path, body, now));
    if (first instanceof Reply.Refused<JsonNode>(ApiError error)
        && OvhErrorTable.isSignatureFault(error)) {
      time.forget();
      return time.now().then(now -> send(method, path, body, now));
    }
    return first;
  }

  private Reply<JsonNode> send(String method, String path, String body, long now) {
    HttpRequest.Builder request = unsigned(path);
    URI url = request.copy().build().uri();
    request
        .header("X-Ovh-Consumer", keys.consumer())
        .header("X-Ovh-Timestamp", Long.toString(now))
        .header("X-Ovh-Signature", Signature.sign(keys, method, url, body, now));
    if (body.isEmpty()) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", "application/json;charset=utf-8")
          .method(method, HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    }
    return wire.send(request.build(), SignedClient::document);
  }

  private HttpRequest.Builder unsigned(String path) {
    return HttpRequest.newBuilder(URI.create(endpoint + path))
        .header("Accept", "application/json")
        .header("X-Ovh-Application", keys.application());
  }

  private Reply<Long> askTime() {
    return stream("/auth/time", SignedClient::document)
        .then(node ->
            node.isIntegralNumber() && node.canConvertToLong()
                ? new Reply.Ok<>(node.asLong())
                : Reply.badAnswer("/auth/time is not a number"));
  }

  /** A JSON document, or a missing node where the body is empty as after a deletion. */
  private static Reply<JsonNode> document(HttpResponse<InputStream> response) throws IOException {
    String text = new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
    if (text.isBlank()) {
      return new Reply.Ok<>(Json.MAPPER.missingNode());
    }
    Optional<JsonNode> node = Json.parse(text);
    return node.<Reply<JsonNode>>map(Reply.Ok::new)
        .orElseGet(() -> Reply.badAnswer("status " + response.statusCode() + " without JSON"));
  }

  @Override
  public void close() {
    wire.close();
  }
}
