package io.scitq.store;

import org.jspecify.annotations.Nullable;

/**
 * A piece of what an execution printed.
 *
 * @param text the piece, none when nothing was ever printed
 * @param characters its length as the database counts: code points, not Java's chars
 * @param more true when there was more behind it
 */
public record PrintedText(@Nullable String text, int characters, boolean more) {
  /** Nothing was ever printed. */
  public static final PrintedText NEVER = new PrintedText(null, 0, false);

  /** A text that was read one character further than wanted. */
  static PrintedText of(@Nullable String read, int wanted) {
    if (read == null) {
      return NEVER;
    }
    int length = read.codePointCount(0, read.length());
    return length <= wanted
        ? new PrintedText(read, length, false)
        : new PrintedText(read.substring(0, read.offsetByCodePoints(0, wanted)), wanted, true);
  }
}
