package io.scitq.server.whole;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer of the daemon.
 *
 * @param status HTTP status
 * @param body its JSON
 */
record Answer(int status, JsonNode body) {
  /** The rows of a list; fails when it is none. */
  List<JsonNode> items() {
    if (status != 200) {
      throw new AssertionError("status " + status + ": " + body);
    }
    List<JsonNode> rows = new ArrayList<>();
    body.path("items").forEach(rows::add);
    return rows;
  }

  /** A text of the body. */
  String text(String name) {
    return body.path(name).asText();
  }
}
