package io.scitq.cli.json;

import java.util.List;
import java.util.Map;

/**
 * Writes {@link Json} as text. Control characters, those of the upper half included, are written as
 * escapes, so that the text is safe on a terminal.
 */
public final class JsonPrinter implements Json.Visitor<StringBuilder> {
  private static final int FIRST_PRINTABLE = 0x20;
  private static final int DELETE = 0x7f;
  private static final int LAST_UPPER_CONTROL = 0x9f;

  private final StringBuilder out = new StringBuilder();

  private JsonPrinter() {}

  /** The value on one line. */
  public static String line(Json value) {
    return value.accept(new JsonPrinter()).toString();
  }

  /** Arrays with one element per line, everything else on one line; ends with a line break. */
  public static String document(Json value) {
    if (!(value instanceof Json.Array(List<Json> items)) || items.isEmpty()) {
      return line(value) + "\n";
    }
    JsonPrinter printer = new JsonPrinter();
    String before = "[\n";
    for (Json item : items) {
      printer.out.append(before).append("  ");
      item.accept(printer);
      before = ",\n";
    }
    return printer.out.append("\n]\n").toString();
  }

  @Override
  public StringBuilder text(String value) {
    quote(value);
    return out;
  }

  @Override
  public StringBuilder number(String text) {
    return out.append(text);
  }

  @Override
  public StringBuilder bool(boolean value) {
    return out.append(value);
  }

  @Override
  public StringBuilder absent() {
    return out.append("null");
  }

  @Override
  public StringBuilder array(List<Json> items) {
    out.append('[');
    String before = "";
    for (Json item : items) {
      out.append(before);
      item.accept(this);
      before = ", ";
    }
    return out.append(']');
  }

  @Override
  public StringBuilder fields(Map<String, Json> fields) {
    out.append('{');
    String before = "";
    for (Map.Entry<String, Json> field : fields.entrySet()) {
      out.append(before);
      quote(field.getKey());
      out.append(": ");
      field.getValue().accept(this);
      before = ", ";
    }
    return out.append('}');
  }

  private void quote(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (isUnsafe(c)) {
        unicodeEscape(c);
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  /** Controls and overrides of the text direction. */
  private static boolean isUnsafe(char c) {
    return c < FIRST_PRINTABLE
        || (c >= DELETE && c <= LAST_UPPER_CONTROL)
        || (c >= '\u202a' && c <= '\u202e')
        || (c >= '\u2066' && c <= '\u2069');
  }

  private void unicodeEscape(char c) {
    out.append("\\u");
    String hex = Integer.toHexString(c);
    out.repeat('0', 4 - hex.length()).append(hex);
  }
}
