package io.scitq.protofilter;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads one condition; every mistake gets its place, what was found and what is allowed. */
final class ConditionReader {
  private static final Pattern NUMBER = Pattern.compile("[0-9]+\\.?[0-9]*|\\.[0-9]+");
  private static final Pattern WORD = Pattern.compile("[0-9.]+|[A-Za-z0-9_%-]+");
  private static final Pattern LETTERS = Pattern.compile("[A-Za-z0-9]+");
  private static final String SIGNS = "=!<>~#";

  /** A condition, or what is wrong with it. */
  sealed interface Read {}

  record Good(Condition condition) implements Read {}

  record Bad(ParseResult.Invalid reason) implements Read {}

  private final String text;
  private final int position;

  private ConditionReader(String text, int position) {
    this.text = text;
    this.position = position;
  }

  /**
   * @param position place of the text's first sign in the whole filter, from 1
   */
  static Read read(String text, int position) {
    return new ConditionReader(text, position).read();
  }

  private Read read() {
    int space = firstSpace();
    if (text.isEmpty()) {
      return bad(0, "", "empty filter", Item.labels());
    }
    if (space >= 0) {
      return bad(space, text, "no blank is allowed in a filter, found one", List.of());
    }
    int sign = firstSign();
    if (sign < 0) {
      String message = "'" + text + "' has no comparator";
      return bad(0, text, message, Operator.signs(List.of(Operator.values())));
    }
    String word = text.substring(0, sign);
    Optional<Item> item = Item.of(word);
    if (item.isEmpty()) {
      return bad(0, word, "unknown item '" + word + "'", Item.labels());
    }
    return readOperator(item.get(), sign);
  }

  private Read readOperator(Item item, int start) {
    int end = start;
    while (end < text.length() && SIGNS.indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    String sign = text.substring(start, end);
    List<Operator> allowed = item.kind().operators();
    Optional<Operator> operator = Operator.of(sign);
    if (operator.isEmpty()) {
      return bad(start, sign, "unknown comparator '" + sign + "'", Operator.signs(allowed));
    }
    if (!allowed.contains(operator.get())) {
      String message = "%s is %s and cannot be compared with '%s'";
      return bad(
          start,
          sign,
          message.formatted(item.label(), item.kind().words(), sign),
          Operator.signs(allowed));
    }
    return readValue(item, operator.get(), end);
  }

  private Read readValue(Item item, Operator operator, int start) {
    String value = text.substring(start);
    if (value.isEmpty()) {
      return bad(start, "", "'" + text + "' has no value", List.of(item.kind().words()));
    }
    if (item.kind().numeric()) {
      return readFigure(item, operator, start);
    }
    if (operator == Operator.HAS || operator == Operator.HAS_NOT) {
      return LETTERS.matcher(value).matches()
          ? new Good(new Condition.HasTags(operator == Operator.HAS, value))
          : wrongValue(item, start, "letters, such as G, M or N");
    }
    return WORD.matcher(value).matches()
        ? new Good(new Condition.Text(item, operator, value))
        : wrongValue(item, start, "letters, digits, '_', '%' and '-'");
  }

  private Read readFigure(Item item, Operator operator, int start) {
    String value = text.substring(start);
    boolean whole = item.kind() == Item.Kind.WHOLE;
    if (!NUMBER.matcher(value).matches() || (whole && value.contains("."))) {
      return wrongValue(item, start, item.kind().words());
    }
    return new Good(new Condition.Figure(item, operator, new BigDecimal(value)));
  }

  private Read wrongValue(Item item, int start, String allowed) {
    String value = text.substring(start);
    String message = "%s needs %s, found '%s'".formatted(item.label(), allowed, value);
    return bad(start, value, message, List.of(allowed));
  }

  private Bad bad(int offset, String found, String what, List<String> allowed) {
    int at = position + offset;
    StringBuilder message = new StringBuilder(what).append(" at position ").append(at);
    Optional<String> near = Suggestion.of(found, allowed);
    near.ifPresent(word -> message.append(": did you mean ").append(word).append('?'));
    if (allowed.size() > 1) {
      message.append(near.isEmpty() ? "; allowed: " : " allowed: ");
      message.append(String.join(", ", allowed));
    }
    return new Bad(new ParseResult.Invalid(at, found, message.toString(), allowed));
  }

  private int firstSign() {
    for (int at = 0; at < text.length(); at++) {
      if (SIGNS.indexOf(text.charAt(at)) >= 0) {
        return at;
      }
    }
    return -1;
  }

  private int firstSpace() {
    for (int at = 0; at < text.length(); at++) {
      if (Character.isWhitespace(text.charAt(at))) {
        return at;
      }
    }
    return -1;
  }
}
