package io.scitq.server.http.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * An answer; there is always JSON in it, because clients decode it on every success.
 *
 * @param status HTTP status
 * @param body the JSON
 */
record RestReply(int status, JsonNode body) {
  static RestReply ok(JsonNode body) {
    return new RestReply(200, body);
  }

  static RestReply created(JsonNode body) {
    return new RestReply(201, body);
  }

  static RestReply result(String text) {
    return ok(JsonNodeFactory.instance.objectNode().put("result", text));
  }

  static RestReply failure(int status, String message) {
    return new RestReply(status, JsonNodeFactory.instance.objectNode().put("message", message));
  }
}
