package io.scitq.cli.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An immutable JSON value. Cases are told apart by a {@link Visitor}: the JVM builds each pattern
 * switch at run time, which costs every command some milliseconds that its AOT cache cannot save.
 */
public sealed interface Json {

  /**
   * One method per case.
   *
   * @param <T> what the visit results in
   */
  interface Visitor<T> {
    /** For a string. */
    T text(String value);

    /** For a number. */
    T number(String text);

    /** For true or false. */
    T bool(boolean value);

    /** For null. */
    T absent();

    /** For an array. */
    T array(List<Json> items);

    /** For an object. */
    T fields(Map<String, Json> fields);
  }

  /** Calls the visitor's method for this case. */
  <T> T accept(Visitor<T> visitor);

  /** A scalar as text; empty for null, arrays and objects. */
  default String asText() {
    return "";
  }

  /**
   * A string.
   *
   * @param value its characters
   */
  record Text(String value) implements Json {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.text(value);
    }

    @Override
    public String asText() {
      return value;
    }
  }

  /**
   * A number, kept as it was written so that printing it again changes nothing.
   *
   * @param text the number in JSON's notation
   */
  record Numeral(String text) implements Json {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.number(text);
    }

    @Override
    public String asText() {
      return text;
    }
  }

  /**
   * True or false.
   *
   * @param value which of them
   */
  record Bool(boolean value) implements Json {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.bool(value);
    }

    @Override
    public String asText() {
      return String.valueOf(value);
    }
  }

  /** JSON's null, and the value of a field that is absent. */
  record Null() implements Json {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.absent();
    }
  }

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

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.array(items);
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

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.fields(fields);
    }

    /** The value of a field; {@link Null} when it is absent. */
    public Json get(String name) {
      return fields.getOrDefault(name, new Null());
    }

    /** A scalar field as text; empty when it is null, absent or not a scalar. */
    public String text(String name) {
      return get(name).asText();
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
