package io.scitq.server.http.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * An answer; there is always JSON in it, because clients decode it on every success.
 *
 * @param status HTTP status
 * @param body the JSON, when there is no source
 * @param source of a body that may be of any length, read while it is sent
 */
record RestReply(int status, JsonNode body, Optional<ChunkedBody.Source> source) {
  static RestReply ok(JsonNode body) {
    return new RestReply(200, body, Optional.empty());
  }

  static RestReply created(JsonNode body) {
    return new RestReply(201, body, Optional.empty());
  }

  static RestReply rows(Iterator<List<JsonNode>> pages) {
    return streamed(new RowSource(pages));
  }

  static RestReply streamed(ChunkedBody.Source source) {
    return new RestReply(200, JsonNodeFactory.instance.nullNode(), Optional.of(source));
  }

  static RestReply result(String text) {
    return ok(JsonNodeFactory.instance.objectNode().put("result", text));
  }

  static RestReply failure(int status, String message) {
    return new RestReply(
        status, JsonNodeFactory.instance.objectNode().put("message", message), Optional.empty());
  }
}
