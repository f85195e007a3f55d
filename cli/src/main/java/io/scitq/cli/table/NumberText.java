package io.scitq.cli.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** Numbers as Python's {@code format(x, "g")} prints them: six significant digits at most. */
public final class NumberText {
  private static final int DIGITS = 6;
  private static final int SMALLEST_FIXED_EXPONENT = -4;
  private static final MathContext ROUNDING = new MathContext(DIGITS, RoundingMode.HALF_EVEN);
  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+");
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?");

  private NumberText() {}

  /** True when the text is a whole number. */
  static boolean isWhole(String text) {
    return WHOLE.matcher(text).matches();
  }

  /** True when the text is a number, whole or not. */
  static boolean isNumber(String text) {
    return DECIMAL.matcher(text).matches();
  }

  /** The number with at most six significant digits; text that is no number comes back as is. */
  public static String general(String number) {
    if (!isNumber(number)) {
      return number;
    }
    double value = Double.parseDouble(number);
    if (value == 0 || !Double.isFinite(value)) {
      return value == 0 ? "0" : number;
    }
    BigDecimal rounded = new BigDecimal(value).round(ROUNDING);
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent < SMALLEST_FIXED_EXPONENT || exponent >= DIGITS) {
      return scientific(rounded, exponent);
    }
    return rounded.stripTrailingZeros().toPlainString();
  }

  private static String scientific(BigDecimal value, int exponent) {
    String mantissa = value.scaleByPowerOfTen(-exponent).stripTrailingZeros().toPlainString();
    String sign = exponent < 0 ? "-" : "+";
    int size = Math.abs(exponent);
    return mantissa + "e" + sign + (size < 10 ? "0" : "") + size;
  }

  /** How many characters stand after the point (or the exponent's e), -1 for a whole number. */
  static int charactersAfterPoint(String number) {
    if (isWhole(number)) {
      return -1;
    }
    int point = number.lastIndexOf('.');
    int mark = point >= 0 ? point : number.lastIndexOf('e');
    return mark >= 0 ? number.length() - mark - 1 : -1;
  }
}
