package io.scitq.ovh;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Checks that an answer is what was asked for, before anything in it is believed. */
final class Shape {
  private Shape() {}

  /** A list of objects. */
  static Reply<List<JsonNode>> objects(JsonNode node) {
    if (!node.isArray()) {
      return unexpected(node, "a list");
    }
    return new Reply.Ok<>(node.valueStream().toList());
  }

  /** An object that has this field as text. */
  static Reply<JsonNode> objectWith(JsonNode node, String field) {
    if (Json.text(node, field).isEmpty()) {
      return unexpected(node, "an object with '" + field + "'");
    }
    return new Reply.Ok<>(node);
  }

  private static <T> Reply<T> unexpected(JsonNode node, String wanted) {
    return ErrorBody.of(node)
        .<Reply<T>>map(Reply::refused)
        .orElseGet(() -> Reply.badAnswer("expected " + wanted + ", got " + node.getNodeType()));
  }
}
