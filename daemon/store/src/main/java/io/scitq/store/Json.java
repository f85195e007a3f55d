package io.scitq.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.scitq.task.TaskWeight;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The JSON texts that scitq 1.3 keeps in columns. */
final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /** Any text as a tree; a missing or broken one is an empty object. */
  static JsonNode read(@Nullable String text) {
    try {
      JsonNode node = text == null ? null : MAPPER.readTree(text);
      return node == null ? JsonNodeFactory.instance.objectNode() : node;
    } catch (JsonProcessingException e) {
      return JsonNodeFactory.instance.objectNode(); // the column is free text to other programs
    }
  }

  /** {@code worker.task_properties}: {@code {"batch": [weight, priority]}}; odd entries dropped. */
  static Map<String, TaskWeight> weights(@Nullable String text) {
    Map<String, TaskWeight> weights = new LinkedHashMap<>();
    read(text)
        .properties()
        .forEach(entry -> {
          JsonNode pair = entry.getValue();
          if (pair.path(0).isNumber() && pair.path(1).isNumber()) {
            weights.put(
                entry.getKey(), new TaskWeight(pair.get(0).doubleValue(), pair.get(1).intValue()));
          }
        });
    return weights;
  }

  /** The inverse of {@link #weights}, in the order of the names. */
  static String weights(Map<String, TaskWeight> weights) {
    var object = MAPPER.createObjectNode();
    new TreeMap<>(weights)
        .forEach(
            (batch, weight) -> object.putArray(batch).add(weight.weight()).add(weight.priority()));
    return object.toString();
  }
}
