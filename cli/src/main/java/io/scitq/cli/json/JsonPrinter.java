package io.scitq.cli.json;

import java.util.List;
import java.util.Map;

/**
 * Writes {@link Json} as text. Control characters, those of the upper half included, are written as
 * escapes, so that the text is safe on a terminal.
 */
public final class JsonPrinter {
  private static final int FIRST_PRINTABLE = 0x20;
  private static final int DELETE = 0x7f;
  private static final int LAST_UPPER_CONTROL = 0x9f;

  private final StringBuilder out = new StringBuilder();

  private JsonPrinter() {}

  /** The value on one line. */
  public static String line(Json value) {
    JsonPrinter printer = new JsonPrinter();
    printer.write(value);
    return printer.out.toString();
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
      printer.write(item);
      before = ",\n";
    }
    return printer.out.append("\n]\n").toString();
  }

  private void write(Json value) {
    switch (value) {
      case Json.Text text -> quote(text.value());
      case Json.Number number -> out.append(number.text());
      case Json.Bool bool -> out.append(bool.value());
      case Json.Null ignored -> out.append("null");
      case Json.Array array -> writeItems(array.items());
      case Json.Fields fields -> writeFields(fields.fields());
    }
  }

  private void writeItems(List<Json> items) {
    out.append('[');
    String before = "";
    for (Json item : items) {
      out.append(before);
      write(item);
      before = ", ";
    }
    out.append(']');
  }

  private void writeFields(Map<String, Json> fields) {
    out.append('{');
    String before = "";
    for (Map.Entry<String, Json> field : fields.entrySet()) {
      out.append(before);
      quote(field.getKey());
      out.append(": ");
      write(field.getValue());
      before = ", ";
    }
    out.append('}');
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
