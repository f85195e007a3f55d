package io.scitq.server.http.rest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/**
 * A request, read completely.
 *
 * @param path the variable parts of the path, decoded
 * @param body the bytes of the JSON body, none is an empty object
 * @param from network address of the client, empty when it has none
 */
record RestRequest(Map<String, String> path, byte[] body, String from) {
  /** Python writes NaN, which JSON does not know; it is taken and judged where it is used. */
  static final ObjectMapper JSON =
      JsonMapper.builder(JsonFactory.builder().streamReadConstraints(bounds()).build())
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  /** Lists of some hundred thousand ids are real; an empty object takes 40 times its text. */
  private static final long MAX_TOKENS = 1_000_000;

  private static final int MAX_DEPTH = 50;

  RestRequest {
    path = Map.copyOf(path);
  }

  private static StreamReadConstraints bounds() {
    return StreamReadConstraints.builder()
        .maxTokenCount(MAX_TOKENS)
        .maxNestingDepth(MAX_DEPTH)
        .build();
  }

  /** A variable part of the path, decoded. */
  String part(String name) {
    return path.getOrDefault(name, "");
  }

  /** An id of the path; what is no number names nothing that exists. */
  int id(String name, String type) {
    String text = path.getOrDefault(name, "");
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw RestException.missing(type, text);
    }
  }

  /** The fields of the body. */
  ObjectNode fields() {
    JsonNode node = parse();
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw RestException.invalid("The body must be a JSON object, got " + kind(node));
  }

  /** The fields of the body of a list: null and an empty list ask for everything, too. */
  ObjectNode filters() {
    JsonNode node = parse();
    return node.isNull() || (node.isArray() && node.isEmpty()) ? JSON.createObjectNode() : fields();
  }

  private JsonNode parse() {
    if (body.length == 0) {
      return JSON.createObjectNode();
    }
    try {
      JsonNode node = JSON.readTree(body);
      return node.isMissingNode() ? JSON.createObjectNode() : node;
    } catch (JacksonException e) {
      throw RestException.invalid("Failed to decode JSON object: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw RestException.invalid("Failed to decode JSON object: " + e.getMessage());
    }
  }

  private static String kind(JsonNode node) {
    return node.getNodeType().toString().toLowerCase(Locale.ROOT);
  }
}
