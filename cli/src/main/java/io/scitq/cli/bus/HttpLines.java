package io.scitq.cli.bus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Lines of an HTTP head. */
final class HttpLines {
  /** Longer lines are not a daemon's: it sends short heads. */
  private static final int MAX_LINE = 16_384;

  private HttpLines() {}

  /** The next line without its end; empty for an empty line and at the end of the stream. */
  static String read(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      if (line.size() == MAX_LINE) {
        throw new HttpAnswer.NotHttpException(text(line));
      }
      line.write(b);
    }
    String text = text(line);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  private static String text(ByteArrayOutputStream line) {
    return line.toString(StandardCharsets.ISO_8859_1);
  }
}
