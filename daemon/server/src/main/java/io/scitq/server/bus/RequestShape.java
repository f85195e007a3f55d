package io.scitq.server.bus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of a request record, to say all that is wrong with a request at once. */
final class RequestShape {
  /** Longer values are cut in messages. */
  private static final int MAX_SHOWN = 60;

  /** Mistakes told of the elements of one list. */
  private static final int MAX_INSIDE = 20;

  private final Map<String, Field> fields = new LinkedHashMap<>();
  private final JsonMapper mapper;

  /**
   * One field.
   *
   * @param type what it is read to
   * @param required false when it may be null or left out
   * @param allowed what it must be, for people
   * @param elements what the elements must be, when it is a list of records
   */
  private record Field(
      JavaType type, boolean required, String allowed, Optional<RequestShape> elements) {}

  RequestShape(Class<?> type, JsonMapper mapper) {
    if (!type.isRecord()) {
      throw new IllegalArgumentException("a request type must be a record, got " + type);
    }
    this.mapper = mapper;
    PropertyNamingStrategies.SnakeCaseStrategy naming =
        new PropertyNamingStrategies.SnakeCaseStrategy();
    for (RecordComponent component : type.getRecordComponents()) {
      boolean required = !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      JavaType javaType = mapper.constructType(component.getGenericType());
      fields.put(
          naming.translate(component.getName()),
          new Field(javaType, required, allowed(javaType), elements(javaType)));
    }
  }

  /** All mistakes, those of the request's own fields first, in its order. */
  List<String> mistakes(JsonNode request) {
    List<String> mistakes = new ArrayList<>();
    request
        .properties()
        .forEach(entry -> {
          Field field = fields.get(entry.getKey());
          if (field == null) {
            mistakes.add(unknown(entry.getKey()));
          } else if (field.elements().isPresent() && entry.getValue().isArray()) {
            mistakes.addAll(inside(entry.getKey(), field.elements().get(), entry.getValue()));
          } else if (!entry.getValue().isNull() && !fits(entry.getValue(), field)) {
            mistakes.add(
                "'%s' must be %s, got %s"
                    .formatted(entry.getKey(), field.allowed(), shown(entry.getValue())));
          }
        });
    fields.forEach((name, field) -> {
      if (field.required() && !request.hasNonNull(name)) {
        mistakes.add("'%s' is missing: it must be %s".formatted(name, field.allowed()));
      }
    });
    return mistakes;
  }

  /** The mistakes of a list's elements, each with its place; a long list is not told in full. */
  private static List<String> inside(String name, RequestShape shape, JsonNode list) {
    List<String> mistakes = new ArrayList<>();
    for (int n = 0; n < list.size() && mistakes.size() < MAX_INSIDE; n++) {
      String place = name + "[" + n + "]: ";
      JsonNode element = list.get(n);
      if (element.isObject()) {
        shape.mistakes(element).forEach(sentence -> mistakes.add(place + sentence));
      } else {
        mistakes.add(place + "must be an object, got " + shown(element));
      }
    }
    return mistakes;
  }

  private Optional<RequestShape> elements(JavaType type) {
    JavaType content = type.isCollectionLikeType() ? type.getContentType() : null;
    return content != null && content.getRawClass().isRecord()
        ? Optional.of(new RequestShape(content.getRawClass(), mapper))
        : Optional.empty();
  }

  private String unknown(String name) {
    String allowed = fields.isEmpty() ? "none" : String.join(", ", fields.keySet());
    return "unknown field '%s', allowed are: %s".formatted(cut(name), allowed);
  }

  private boolean fits(JsonNode value, Field field) {
    if (field.type().hasRawClass(String.class)) {
      return value.isTextual();
    }
    try {
      mapper.readerFor(field.type()).readValue(mapper.treeAsTokens(value));
      return true;
    } catch (JsonProcessingException e) {
      return false; // the caller says what is allowed
    } catch (IOException e) {
      throw new IllegalStateException("reading a tree in memory failed", e);
    }
  }

  private static String shown(JsonNode value) {
    return cut(value.toString());
  }

  private static String cut(String text) {
    return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "...";
  }

  private static String allowed(JavaType type) {
    Class<?> raw = type.getRawClass();
    if (raw == String.class) {
      return "text";
    } else if (raw == Integer.class || raw == int.class || raw == Long.class || raw == long.class) {
      return "a whole number";
    } else if (raw == Double.class || raw == double.class) {
      return "a number";
    } else if (raw == Boolean.class || raw == boolean.class) {
      return "true or false";
    }
    return type.isCollectionLikeType() ? "a list" : "an object";
  }
}
