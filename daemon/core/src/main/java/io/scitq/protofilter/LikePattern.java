package io.scitq.protofilter;

/**
 * A pattern as in SQL LIKE, without escapes: case matters and the whole text must fit.
 *
 * @param pattern {@code %} stands for any text, {@code _} for any one sign
 */
public record LikePattern(String pattern) {
  /** Says whether the text fits. Linear in the text for each {@code %}; never backtracks deeper. */
  public boolean fits(String text) {
    int at = 0;
    int in = 0;
    int star = -1;
    int resume = 0;
    while (at < text.length()) {
      if (in < pattern.length() && pattern.charAt(in) == '%') {
        star = in++;
        resume = at;
      } else if (in < pattern.length() && fitsSign(pattern.charAt(in), text.charAt(at))) {
        in++;
        at++;
      } else if (star >= 0) {
        in = star + 1;
        at = ++resume;
      } else {
        return false;
      }
    }
    while (in < pattern.length() && pattern.charAt(in) == '%') {
      in++;
    }
    return in == pattern.length();
  }

  private static boolean fitsSign(char wanted, char found) {
    return wanted == '_' || wanted == found;
  }
}
