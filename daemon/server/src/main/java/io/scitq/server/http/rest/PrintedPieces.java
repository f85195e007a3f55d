package io.scitq.server.http.rest;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The text of a body {@code {"text": "..."}}, read piece by piece: it may be larger than what can
 * be held. What the database cannot hold is left out or replaced, as for short texts. A body that
 * is wrong ends the reading with a {@link RestException}, at its end at the latest.
 */
final class PrintedPieces implements Iterator<String> {
  private static final int PIECE = 1 << 20;
  private static final int BUFFER = 1 << 16;
  private static final int MAX_NAME = 100;

  private final Reader reader;
  private final char[] buffer = new char[BUFFER];
  private final StringBuilder piece = new StringBuilder();
  private int at;
  private int filled;
  private boolean inside;
  private boolean over;

  PrintedPieces(Reader reader) {
    this.reader = reader;
  }

  @Override
  public boolean hasNext() {
    if (piece.isEmpty() && !over) {
      readOn();
    }
    return !piece.isEmpty();
  }

  @Override
  public String next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    String text = piece.toString();
    piece.setLength(0);
    return text;
  }

  private void readOn() {
    if (!inside) {
      inside = open();
    }
    if (inside) {
      inside = readText();
    }
    if (!inside) {
      close();
      over = true;
    }
  }

  /** Up to the first character of the text; false when there is none. */
  private boolean open() {
    expect('{');
    int next = skipBlanks();
    if (next == '}') {
      at--;
      return false;
    }
    name(next);
    expect(':');
    int value = skipBlanks();
    if (value == 'n') {
      for (char letter : new char[] {'u', 'l', 'l'}) {
        if (read() != letter) {
          throw wrong("a value that is no JSON");
        }
      }
      return false;
    }
    if (value != '"') {
      throw RestException.invalid("'text' must be a text");
    }
    return true;
  }

  private void name(int quote) {
    StringBuilder name = new StringBuilder();
    for (int c = read(); quote == '"' && c != '"' && name.length() < MAX_NAME; c = read()) {
      if (c < 0) {
        break;
      }
      name.append((char) c);
    }
    if (quote != '"') {
      throw wrong("no name in quotes");
    }
    if (!name.toString().equals("text")) {
      throw RestException.invalid("Unknown field '" + name + "', allowed: text");
    }
  }

  /** Fills the piece; true when the text goes on behind it. */
  private boolean readText() {
    int high = -1;
    while (piece.length() < PIECE || high >= 0) {
      int c = read();
      if (c == '"') {
        if (high >= 0) {
          piece.append('\uFFFD');
        }
        return false;
      }
      if (c < ' ') {
        throw wrong(c < 0 ? "a text without an end" : "a control character");
      }
      char read = c == '\\' ? escaped() : (char) c;
      if (high >= 0 && Character.isLowSurrogate(read)) {
        piece.append((char) high).append(read);
        high = -1;
        continue;
      }
      if (high >= 0) {
        piece.append('\uFFFD');
        high = -1;
      }
      if (Character.isHighSurrogate(read)) {
        high = read;
      } else if (read != 0) {
        piece.append(Character.isLowSurrogate(read) ? '\uFFFD' : read);
      }
    }
    return true;
  }

  private char escaped() {
    int c = read();
    return switch (c) {
      case '"', '\\', '/' -> (char) c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> hexadecimal();
      default -> throw wrong("an unknown escape");
    };
  }

  private char hexadecimal() {
    int code = 0;
    for (int digit = 0; digit < 4; digit++) {
      int value = Character.digit(read(), 16);
      if (value < 0) {
        throw wrong("an unknown escape");
      }
      code = code * 16 + value;
    }
    return (char) code;
  }

  private void close() {
    int c = skipBlanks();
    if (c == ',') {
      name(skipBlanks());
      throw RestException.invalid("'text' is given twice");
    }
    if (c != '}' || skipBlanks() >= 0) {
      throw wrong("something behind the text");
    }
  }

  private void expect(char wanted) {
    if (skipBlanks() != wanted) {
      throw wrong("no '" + wanted + "'");
    }
  }

  private int skipBlanks() {
    int c = read();
    while (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
      c = read();
    }
    return c;
  }

  private int read() {
    if (at == filled) {
      try {
        filled = reader.read(buffer);
      } catch (IOException e) {
        throw new UncheckedIOException("a spooled body cannot be read", e);
      }
      at = 0;
      if (filled <= 0) {
        filled = 0;
        return -1;
      }
    }
    return buffer[at++];
  }

  private static RestException wrong(String what) {
    return RestException.invalid("Failed to decode JSON object: " + what);
  }
}
