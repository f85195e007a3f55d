package io.scitq.protofilter;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads filters: {@code item comparator value}, joined by {@code :}. What the manual's expression
 * accepts is accepted, except where it has no meaning: text on a figure ({@code cpu>=abc}, {@code
 * cpu~3%}), half a vCPU ({@code cpu>=1.5}), more than one dot, and an order of texts ({@code
 * region>3}). Those are refused with a sentence.
 */
public final class ProtofilterParser {
  /** Longer texts are refused unread; the longest sensible filter has about 200 signs. */
  static final int MAX_LENGTH = 2000;

  private ProtofilterParser() {}

  /** Reads filters as {@code flavor list} takes them: a leading {@code auto:} is accepted. */
  public static ParseResult parse(String text) {
    if (text.isEmpty() || text.equals(FlavorDemand.AUTO)) {
      return new ParseResult.Valid(Protofilter.NONE);
    }
    String prefix = FlavorDemand.AUTO + ":";
    return parse(text, text.startsWith(prefix) ? prefix.length() : 0);
  }

  static ParseResult parse(String text, int start) {
    if (text.length() > MAX_LENGTH) {
      String message =
          "a filter has at most %d signs, this one has %d".formatted(MAX_LENGTH, text.length());
      return new ParseResult.Invalid(MAX_LENGTH + 1, "", message, List.of());
    }
    List<Condition> conditions = new ArrayList<>();
    int at = start;
    while (at <= text.length()) {
      int colon = text.indexOf(':', at);
      int end = colon < 0 ? text.length() : colon;
      switch (ConditionReader.read(text.substring(at, end), at + 1)) {
        case ConditionReader.Good(Condition condition) -> conditions.add(condition);
        case ConditionReader.Bad(ParseResult.Invalid wrong) -> {
          return wrong;
        }
      }
      at = end + 1;
    }
    return new ParseResult.Valid(new Protofilter(conditions));
  }
}
