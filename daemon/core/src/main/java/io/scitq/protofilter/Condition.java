package io.scitq.protofilter;

import io.scitq.spi.Offering;
import java.math.BigDecimal;
import java.util.Set;
import java.util.TreeSet;

/**
 * One filter. A figure that is not known (no price, no GPU memory) satisfies no comparison, not
 * even {@code !=}, as NULL does in SQL; an unknown eviction rate counts as {@link
 * Facts#ASSUMED_EVICTION}.
 */
public sealed interface Condition {
  /** What it asks about. */
  Item item();

  /** Says whether the offering satisfies it. */
  boolean accepts(Offering offering);

  /**
   * Compares a figure.
   *
   * @param item a numeric item
   * @param operator one of {@code == != >= > < <=}
   * @param value 0 or more, kept without trailing zeros; whole for {@code cpu} and {@code eviction}
   */
  record Figure(Item item, Operator operator, BigDecimal value) implements Condition {
    /** Checks that the three go together. */
    public Figure {
      require(item.kind().numeric(), item + " is not a figure");
      require(item.kind().operators().contains(operator), item + " cannot " + operator);
      require(value.signum() >= 0, "a filter's figure must not be negative, got " + value);
      value = value.stripTrailingZeros();
    }

    /** A figure from a plain number. */
    public static Figure of(Item item, Operator operator, double value) {
      return new Figure(item, operator, BigDecimal.valueOf(value));
    }

    @Override
    public boolean accepts(Offering offering) {
      double found = Facts.figure(item, offering);
      double wanted = value.doubleValue();
      return switch (operator) {
        case EQUAL -> found == wanted;
        case NOT_EQUAL -> found < wanted || found > wanted;
        case AT_LEAST -> found >= wanted;
        case MORE -> found > wanted;
        case LESS -> found < wanted;
        case AT_MOST -> found <= wanted;
        case LIKE, HAS, NOT_LIKE, HAS_NOT -> throw new IllegalStateException("not for figures");
      };
    }

    @Override
    public String toString() {
      return item.label() + operator.sign() + value.toPlainString();
    }
  }

  /**
   * Compares text. Tags are compared as their letters in alphabetical order.
   *
   * @param item {@code region}, {@code provider} or {@code tags}
   * @param operator one of {@code == != ~ !~}
   * @param value a word, with wildcards for {@code ~} and {@code !~}
   */
  record Text(Item item, Operator operator, String value) implements Condition {
    /** Checks that the three go together. */
    public Text {
      require(!item.kind().numeric(), item + " is not text");
      require(Item.Kind.TEXT.operators().contains(operator), item + " cannot " + operator);
      require(!value.isEmpty(), "a filter's value must not be empty");
      boolean exact = operator == Operator.EQUAL || operator == Operator.NOT_EQUAL;
      value = item == Item.TAGS && exact ? sorted(value) : value;
    }

    @Override
    public boolean accepts(Offering offering) {
      String found = Facts.text(item, offering);
      return switch (operator) {
        case EQUAL -> found.equals(value);
        case NOT_EQUAL -> !found.equals(value);
        case LIKE -> new LikePattern(value).fits(found);
        case NOT_LIKE -> !new LikePattern(value).fits(found);
        case AT_LEAST, MORE, LESS, AT_MOST, HAS, HAS_NOT ->
            throw new IllegalStateException("not for text");
      };
    }

    @Override
    public String toString() {
      return item.label() + operator.sign() + value;
    }
  }

  /**
   * Asks for tag letters.
   *
   * @param present true for {@code #}: all of them are there; false for {@code !#}: none is
   * @param letters one or more, kept distinct and in alphabetical order
   */
  record HasTags(boolean present, String letters) implements Condition {
    /** Sorts the letters. */
    public HasTags {
      require(!letters.isEmpty(), "a tags filter needs a letter");
      letters = sorted(letters);
    }

    @Override
    public Item item() {
      return Item.TAGS;
    }

    @Override
    public boolean accepts(Offering offering) {
      for (int at = 0; at < letters.length(); at++) {
        if (offering.flavor().tags().has(letters.charAt(at)) != present) {
          return false;
        }
      }
      return true;
    }

    @Override
    public String toString() {
      return "tags" + (present ? "#" : "!#") + letters;
    }
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new IllegalArgumentException(sentence);
    }
  }

  private static String sorted(String letters) {
    Set<Character> distinct = new TreeSet<>();
    for (char letter : letters.toCharArray()) {
      distinct.add(letter);
    }
    StringBuilder text = new StringBuilder();
    distinct.forEach(text::append);
    return text.toString();
  }
}
