package io.scitq.server.http.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.scitq.store.Field;
import java.util.Locale;
import java.util.Optional;

/**
 * One JSON value as the value of a column, with the liberties that PostgreSQL takes and clients
 * rely on: {@code "4"} is a number where one is wanted, and a number a text where that is.
 */
final class WireValue {
  private WireValue() {}

  /** The value; empty for null. */
  static Optional<Object> read(Field field, JsonNode node) {
    if (node.isNull()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (field.type()) {
          case INTEGER -> integer(field.column(), node);
          case TEXT -> text(field.column(), node);
          case FLAG -> flag(field.column(), node);
          case DATE -> WireDate.parse(text(field.column(), node));
        });
  }

  static int integer(String name, JsonNode node) {
    if (node.isNumber() && node.canConvertToInt() && node.canConvertToExactIntegral()) {
      return node.intValue();
    }
    if (node.isTextual()) {
      try {
        return Integer.parseInt(node.textValue().strip());
      } catch (NumberFormatException e) {
        throw wrong(name, "an integer", node);
      }
    }
    throw wrong(name, "an integer", node);
  }

  static String text(String name, JsonNode node) {
    if (!node.isTextual() && !node.isNumber()) {
      throw wrong(name, "a text", node);
    }
    String text = node.asText();
    if (text.indexOf('\0') >= 0) {
      throw RestException.invalid("'" + name + "' must not contain NUL characters");
    }
    return wellFormed(text);
  }

  static boolean flag(String name, JsonNode node) {
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    return switch (node.isValueNode() ? node.asText().strip().toLowerCase(Locale.ROOT) : "") {
      case "true", "t", "yes", "on", "1" -> true;
      case "false", "f", "no", "off", "0" -> false;
      default -> throw wrong(name, "true or false", node);
    };
  }

  /** What a program printed: it may hold anything, the database takes no NUL. */
  static String printed(String name, JsonNode node) {
    if (!node.isTextual()) {
      throw wrong(name, "a text", node);
    }
    return wellFormed(node.textValue().replace("\0", ""));
  }

  /** Python sends undecodable bytes as halves of surrogate pairs, which UTF-8 does not have. */
  private static String wellFormed(String text) {
    if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (pair) {
        clean.append(c).append(text.charAt(++i));
      } else {
        clean.append(Character.isSurrogate(c) ? '\uFFFD' : c);
      }
    }
    return clean.toString();
  }

  private static RestException wrong(String name, String wanted, JsonNode node) {
    String got = node.toString();
    return RestException.invalid(
        "'"
            + name
            + "' must be "
            + wanted
            + ", got "
            + (got.length() > 60 ? got.substring(0, 60) + "..." : got));
  }
}
