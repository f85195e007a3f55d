package io.scitq.cli.verb;

import io.scitq.cli.json.Json;
import io.scitq.cli.table.TerminalText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as the cells of a table show them. */
final class Cell {
  /** Longer text is cut in tables that are not long. */
  private static final int LONGEST = 50;

  private static final int FRACTION_DIGITS = 6;
  private static final Pattern DATE =
      Pattern.compile(
          "([0-9]{4,}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}:[0-9]{2}:[0-9]{2})(?:\\.([0-9]+))?"
              + "(Z|[+-][0-9]{2}:?[0-9]{2})?");

  private static final Cases CASES = new Cases();

  private Cell() {}

  /** Any value: nothing for null, X for true, elements joined by commas, text cut at 50. */
  static String of(Json value) {
    return cut(whole(value));
  }

  /** As {@link #of}, but text is never cut. */
  static String whole(Json value) {
    return value.accept(CASES);
  }

  private static final class Cases implements Json.Visitor<String> {
    @Override
    public String text(String value) {
      return date(TerminalText.block(value));
    }

    @Override
    public String number(String text) {
      return text;
    }

    @Override
    public String bool(boolean value) {
      return value ? "X" : "";
    }

    @Override
    public String absent() {
      return "";
    }

    @Override
    public String array(List<Json> items) {
      return items.stream().map(Cell::whole).collect(Collectors.joining(","));
    }

    @Override
    public String fields(Map<String, Json> fields) {
      return "{...}";
    }
  }

  /** A moment as {@code 2022-11-16 08:25:25.747354}; other text as it is. UTC is not marked. */
  private static String date(String text) {
    Matcher date = DATE.matcher(text);
    if (!date.matches()) {
      return text;
    }
    String zone = date.group(4) == null || date.group(4).equals("Z") ? "" : date.group(4);
    return date.group(1) + " " + date.group(2) + fraction(date.group(3)) + zone;
  }

  private static String fraction(@Nullable String digits) {
    if (digits == null || digits.matches("0*")) {
      return "";
    }
    return "." + (digits + "0".repeat(FRACTION_DIGITS)).substring(0, FRACTION_DIGITS);
  }

  private static String cut(String text) {
    int length = text.codePointCount(0, text.length());
    return length <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "...";
  }

  /** Seconds as the two largest units: 45s, 12m, 3h05m, 2d04h. */
  static String age(long seconds) {
    long minutes = seconds / 60;
    long hours = minutes / 60;
    if (minutes == 0) {
      return seconds + "s";
    }
    if (hours == 0) {
      return minutes + "m";
    }
    return hours < 24
        ? String.format(Locale.ROOT, "%dh%02dm", hours, minutes % 60)
        : String.format(Locale.ROOT, "%dd%02dh", hours / 24, hours % 24);
  }
}
