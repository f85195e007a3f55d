package io.scitq.local.agent;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a command into words as Python's {@code shlex.split} does, because scitq 1.3 ran commands
 * without a shell after splitting them so: blanks part words; single quotes keep everything; double
 * quotes keep everything but a backslash before a double quote or a backslash.
 */
final class ShellWords {
  private static final String BLANKS = " \t\r\n";

  private final String text;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private int at;

  private ShellWords(String text) {
    this.text = text;
  }

  /**
   * The words of a command.
   *
   * @throws IllegalArgumentException with what is wrong: a quote that is not closed, or a backslash
   *     at the end
   */
  static List<String> split(String text) {
    ShellWords reader = new ShellWords(text);
    while (reader.at < text.length()) {
      reader.next();
    }
    reader.endWord();
    return List.copyOf(reader.words);
  }

  private void next() {
    char sign = text.charAt(at++);
    if (BLANKS.indexOf(sign) >= 0) {
      endWord();
      return;
    }
    inWord = true;
    switch (sign) {
      case '\'' -> quoted('\'');
      case '"' -> quoted('"');
      case '\\' -> word.append(escaped());
      default -> word.append(sign);
    }
  }

  private void quoted(char quote) {
    int start = at;
    while (at < text.length()) {
      char sign = text.charAt(at++);
      if (sign == quote) {
        return;
      }
      boolean escape = sign == '\\' && quote == '"' && at < text.length();
      if (escape && (text.charAt(at) == '"' || text.charAt(at) == '\\')) {
        word.append(text.charAt(at++));
      } else {
        word.append(sign);
      }
    }
    throw new IllegalArgumentException(
        "the command has a quote " + quote + " at position " + start + " that is not closed");
  }

  private char escaped() {
    if (at == text.length()) {
      throw new IllegalArgumentException("the command ends in a backslash with nothing after it");
    }
    return text.charAt(at++);
  }

  private void endWord() {
    if (inWord) {
      words.add(word.toString());
      word.setLength(0);
      inWord = false;
    }
  }
}
