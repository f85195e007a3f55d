package io.scitq.cli.json;

import java.util.List;

/** The text of an array that is printed piece by piece, as {@link JsonPrinter#document} does. */
public final class JsonArrayText {
  private boolean begun;

  /** The text of further elements. */
  public String more(List<? extends Json> elements) {
    StringBuilder text = new StringBuilder();
    for (Json element : elements) {
      text.append(begun ? ",\n  " : "[\n  ").append(JsonPrinter.line(element));
      begun = true;
    }
    return text.toString();
  }

  /** The text after the last element. */
  public String end() {
    return begun ? "\n]\n" : "[]\n";
  }
}
