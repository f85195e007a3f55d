package io.scitq.cli.bus;

import io.scitq.api.Problem;
import io.scitq.cli.json.Json;
import io.scitq.cli.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Tells a scitq server's success from its problem, and both from strangers. */
final class ReplyReader {
  private static final int OK = 200;
  private static final int FIRST_REDIRECT = 300;
  private static final int EXCERPT = 80;

  private ReplyReader() {}

  static Reply read(HttpAnswer answer) {
    Optional<Json> body = JsonReader.read(answer.body());
    if (body.isEmpty()) {
      return garbled(answer);
    }
    if (answer.status() >= OK && answer.status() < FIRST_REDIRECT) {
      return new Reply.Success(body.get());
    }
    return body.get() instanceof Json.Fields fields && !fields.text("message").isEmpty()
        ? new Reply.Refused(problem(answer.status(), fields))
        : garbled(answer);
  }

  private static Problem problem(int status, Json.Fields fields) {
    List<String> details =
        fields.list("details").stream()
            .filter(Json.Text.class::isInstance)
            .map(detail -> ((Json.Text) detail).value())
            .toList();
    return new Problem(status, fields.text("code"), fields.text("message"), details);
  }

  private static Reply garbled(HttpAnswer answer) {
    String text = new String(answer.body(), StandardCharsets.UTF_8).strip();
    String first = text.lines().findFirst().orElse("");
    return new Reply.Garbled(
        answer.status(), first.substring(0, Math.min(EXCERPT, first.length())));
  }
}
