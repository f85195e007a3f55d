package io.scitq.protofilter;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The comparators of the filter language. */
public enum Operator {
  EQUAL("=="),
  NOT_EQUAL("!="),
  AT_LEAST(">="),
  MORE(">"),
  LESS("<"),
  AT_MOST("<="),
  /** As SQL LIKE: {@code %} any text, {@code _} any sign. */
  LIKE("~"),
  /** All letters are among the tags. */
  HAS("#"),
  NOT_LIKE("!~"),
  /** None of the letters is among the tags. */
  HAS_NOT("!#");

  static final Operator[] NUMERIC = {EQUAL, NOT_EQUAL, AT_LEAST, MORE, LESS, AT_MOST};
  static final Operator[] TEXTUAL = {EQUAL, NOT_EQUAL, LIKE, NOT_LIKE};
  static final Operator[] TAGS = {EQUAL, NOT_EQUAL, LIKE, NOT_LIKE, HAS, HAS_NOT};

  private final String sign;

  Operator(String sign) {
    this.sign = sign;
  }

  /** As it is written. */
  public String sign() {
    return sign;
  }

  /** The comparator of a sign, empty for an unknown one. */
  public static Optional<Operator> of(String sign) {
    return Arrays.stream(values()).filter(operator -> operator.sign.equals(sign)).findFirst();
  }

  static List<String> signs(List<Operator> operators) {
    return operators.stream().map(Operator::sign).toList();
  }
}
