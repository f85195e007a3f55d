package io.scitq.ovh;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads error bodies in all shapes seen: {@code class} and {@code message}, {@code errorCode} and
 * {@code message}, OpenStack's nested object, HTML, nothing. The body is never relied upon.
 */
final class ErrorBody {
  private static final int TEXT_LIMIT = 300;
  private static final int SECONDS_DIGITS = 6;

  private ErrorBody() {}

  static ApiError.Answered of(int status, String body, HttpHeaders headers) {
    Optional<Duration> wait = headers.firstValue("Retry-After").flatMap(ErrorBody::seconds);
    ApiError.Answered read =
        Json.parse(body)
            .flatMap(ErrorBody::of)
            .orElseGet(() -> new ApiError.Answered(OptionalInt.empty(), "", plain(body), wait));
    String code = read.code().isEmpty() ? "http-" + status : read.code();
    String text = read.text().isEmpty() ? "status " + status + " without a text" : read.text();
    return new ApiError.Answered(OptionalInt.of(status), code, text, wait);
  }

  /** Reads an error object; empty when the node is not one. */
  static Optional<ApiError.Answered> of(JsonNode node) {
    if (!node.isObject()) {
      return Optional.empty();
    }
    Optional<String> message = Json.text(node, "message");
    Optional<String> code = Json.text(node, "class").or(() -> Json.text(node, "errorCode"));
    if (message.isEmpty() && code.isEmpty()) {
      return nested(node);
    }
    OptionalInt status = Json.text(node, "httpCode").map(ErrorBody::status).orElse(noStatus());
    return Optional.of(
        new ApiError.Answered(
            status, code.orElse(""), shorten(message.orElse("")), Optional.empty()));
  }

  /** OpenStack: {@code {"forbidden":{"code":403,"message":"Quota exceeded for cores: ..."}}}. */
  private static Optional<ApiError.Answered> nested(JsonNode node) {
    return node.propertyStream()
        .filter(field -> field.getValue().path("message").isTextual())
        .findFirst()
        .map(field ->
            new ApiError.Answered(
                noStatus(),
                field.getKey(),
                shorten(field.getValue().path("message").asText()),
                Optional.empty()));
  }

  /** The status in {@code 403 Forbidden}. */
  static OptionalInt status(String httpCode) {
    String digits = httpCode.strip().split(" ", 2)[0];
    return digits.matches("[1-5][0-9]{2}") ? OptionalInt.of(Integer.parseInt(digits)) : noStatus();
  }

  /** HTML without its tags. */
  private static String plain(String body) {
    return shorten(body.replaceAll("<[^>]*>", " "));
  }

  private static String shorten(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= TEXT_LIMIT ? line : line.substring(0, TEXT_LIMIT) + "...";
  }

  private static Optional<Duration> seconds(String header) {
    String digits = header.strip();
    return digits.matches("[0-9]{1," + SECONDS_DIGITS + "}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(digits)))
        : Optional.empty();
  }

  private static OptionalInt noStatus() {
    return OptionalInt.empty();
  }
}
