package io.scitq.server.bus;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.scitq.api.Problem;
import io.scitq.server.operation.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Records of {@code io.scitq.api} as JSON and back: snake case, nulls kept, nothing unknown
 * accepted. Thread-safe; there is one.
 */
public final class Wire {
  /** The contract's records nest three deep; a hundred is hostile. */
  private static final int MAX_DEPTH = 50;

  private final JsonMapper mapper;
  private final Map<Class<?>, RequestShape> shapes = new ConcurrentHashMap<>();

  /** Makes the mapper. */
  public Wire() {
    mapper =
        JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .serializationInclusion(JsonInclude.Include.ALWAYS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .build();
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build());
  }

  /**
   * Reads a request. An empty body means an object without fields.
   *
   * @throws ProblemException 400 with every mistake: unknown, missing and ill-typed fields
   */
  public <T> T decode(byte[] body, Class<T> type) {
    JsonNode tree = tree(body);
    RequestShape shape = shapes.computeIfAbsent(type, t -> new RequestShape(t, mapper));
    List<String> mistakes = shape.mistakes(tree);
    if (!mistakes.isEmpty()) {
      throw ProblemException.invalid(
          "request-invalid", "the request is wrong: " + mistakes.getFirst(), mistakes);
    }
    try {
      return mapper.treeToValue(tree, type);
    } catch (JsonProcessingException e) {
      throw ProblemException.invalid(
          "request-invalid", "the request is wrong: " + e.getOriginalMessage());
    }
  }

  private JsonNode tree(byte[] body) {
    if (body.length == 0) {
      return mapper.createObjectNode();
    }
    try {
      JsonNode tree = mapper.readTree(body);
      if (tree.isObject()) {
        return tree;
      }
      throw ProblemException.invalid(
          "json-invalid", "the request must be a JSON object, such as {\"limit\": 10}");
    } catch (JsonProcessingException e) {
      throw ProblemException.invalid(
          "json-invalid", "the request is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw ProblemException.invalid("json-invalid", "the request is not UTF-8 text");
    }
  }

  /** Writes an answer. */
  public byte[] encode(Object value) {
    try {
      return mapper.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + value.getClass() + " as JSON", e);
    }
  }

  /** Writes a problem as the text of a bus failure. */
  String encodeText(Problem problem) {
    return new String(encode(problem), StandardCharsets.UTF_8);
  }

  /** Reads the text of a bus failure back. */
  Problem problem(String text) {
    return decode(text.getBytes(StandardCharsets.UTF_8), Problem.class);
  }
}
