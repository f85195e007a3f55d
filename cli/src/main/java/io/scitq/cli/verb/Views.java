package io.scitq.cli.verb;

import io.scitq.cli.json.Json;
import io.scitq.cli.table.NumberText;
import io.scitq.cli.table.TerminalText;
import java.util.ArrayList;
import java.util.List;

/** Reads the server's views; all text that leaves here is safe to print. */
public final class Views {

  private Views() {}

  /** The answer as one view. */
  static Json.Fields view(Json answer) {
    if (answer instanceof Json.Fields fields) {
      return fields;
    }
    throw new UnexpectedAnswerException("an object was expected");
  }

  /** The views of a list answer. */
  public static List<Json.Fields> items(Json answer) {
    return children(view(answer), "items");
  }

  /** The views in a field that must be a list. */
  static List<Json.Fields> children(Json.Fields view, String field) {
    if (!(view.get(field) instanceof Json.Array(List<Json> elements))) {
      throw new UnexpectedAnswerException("the field '" + field + "' is no list");
    }
    List<Json.Fields> views = new ArrayList<>();
    for (Json element : elements) {
      views.add(view(element));
    }
    return views;
  }

  /** A field on one line; empty when it is null. */
  static String text(Json.Fields view, String field) {
    return TerminalText.line(view.text(field));
  }

  /** True when the field has a value. */
  static boolean has(Json.Fields view, String field) {
    return !view.text(field).isEmpty();
  }

  /** A number for comparing and adding, 0 when the field is null or no number. */
  static long number(Json.Fields view, String field) {
    String text = view.text(field);
    return text.matches("-?[0-9]{1,18}") ? Long.parseLong(text) : 0;
  }

  /** The texts of a list field, each on one line. */
  static List<String> texts(Json.Fields view, String field) {
    return view.list(field).stream()
        .filter(Json.Text.class::isInstance)
        .map(text -> TerminalText.line(((Json.Text) text).value()))
        .toList();
  }

  /** {@code 0.25 EUR/h}, or an empty text when the cost is null. */
  static String costPerHour(Json.Fields view) {
    String cost = NumberText.general(text(view, "cost"));
    return cost.isEmpty() ? "" : (cost + " " + text(view, "currency")).strip() + "/h";
  }
}
