package io.scitq.cli.table;

/** Makes text from elsewhere safe to print: a terminal must not obey it. */
public final class TerminalText {
  private static final char FIRST_PRINTABLE = 0x20;
  private static final char DELETE = 0x7f;
  private static final char LAST_UPPER_CONTROL = 0x9f;

  private TerminalText() {}

  /** The text with every control character, line breaks included, written as an escape. */
  public static String line(String text) {
    return escape(text, false);
  }

  /** The text with every control character but line breaks written as an escape. */
  public static String block(String text) {
    return escape(text, true);
  }

  private static String escape(String text, boolean keepsLineBreaks) {
    StringBuilder safe = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isSafe(c) || (keepsLineBreaks && c == '\n')) {
        safe.append(c);
      } else {
        safe.append(escaped(c));
      }
    }
    return safe.toString();
  }

  private static boolean isSafe(char c) {
    boolean control = c < FIRST_PRINTABLE || (c >= DELETE && c <= LAST_UPPER_CONTROL);
    boolean direction = (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
    return !control && !direction;
  }

  private static String escaped(char c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> "\\u" + "0".repeat(4 - Integer.toHexString(c).length()) + Integer.toHexString(c);
    };
  }
}
