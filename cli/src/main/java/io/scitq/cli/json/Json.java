package io.scitq.cli.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An immutable JSON value. */
public sealed interface Json {

  /**
   * A string.
   *
   * @param value its characters
   */
  record Text(String value) implements Json {}

  /**
   * A number, kept as it was written so that printing it again changes nothing.
   *
   * @param text the number in JSON's notation
   */
  record Number(String text) implements Json {}

  /**
   * True or false.
   *
   * @param value which of them
   */
  record Bool(boolean value) implements Json {}

  /** JSON's null, and the value of a field that is absent. */
  record Null() implements Json {}

  /**
   * An array.
   *
   * @param items its elements in order
   */
  record Array(List<Json> items) implements Json {
    /** Copies the list. */
    public Array {
      items = List.copyOf(items);
    }
  }

  /**
   * An object.
   *
   * @param fields its fields in the order they were written
   */
  record Fields(Map<String, Json> fields) implements Json {
    /** Copies the map, keeping its order. */
    public Fields {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** The value of a field; {@link Null} when it is absent. */
    public Json get(String name) {
      return fields.getOrDefault(name, new Null());
    }

    /** A scalar field as text; empty when it is null, absent or not a scalar. */
    public String text(String name) {
      return switch (get(name)) {
        case Text text -> text.value();
        case Number number -> number.text();
        case Bool bool -> String.valueOf(bool.value());
        case Null ignored -> "";
        case Array ignored -> "";
        case Fields ignored -> "";
      };
    }

    /** True when the field is the literal {@code true}. */
    public boolean isTrue(String name) {
      return get(name) instanceof Bool(boolean value) && value;
    }

    /** The elements of an array field; none when it is absent or no array. */
    public List<Json> list(String name) {
      return get(name) instanceof Array(List<Json> items) ? items : List.of();
    }
  }
}
