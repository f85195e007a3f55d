package io.scitq.cli;

import io.scitq.cli.desk.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Takes the first lines of a listing, as many as a screen shows; the reader of more is gone. */
final class Frame extends OutputStream {
  /** No screen shows more, even of long lines: the rest of a line is off its right edge. */
  private static final int MOST_BYTES = 4 << 20;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final int lines;
  private int breaks;

  Frame(int lines) {
    this.lines = lines;
  }

  @Override
  public void write(int b) throws IOException {
    if (breaks >= lines || bytes.size() >= MOST_BYTES) {
      throw new Terminal.ReaderGoneException();
    }
    bytes.write(b);
    breaks += b == '\n' ? 1 : 0;
  }

  /** The lines, each at most so many characters wide. */
  List<String> shown(int columns) {
    return bytes
        .toString(StandardCharsets.UTF_8)
        .lines()
        .limit(lines)
        .map(line -> cut(line, columns))
        .toList();
  }

  private static String cut(String line, int columns) {
    return line.codePointCount(0, line.length()) <= columns
        ? line
        : line.substring(0, line.offsetByCodePoints(0, columns));
  }
}
