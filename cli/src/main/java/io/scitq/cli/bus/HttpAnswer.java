package io.scitq.cli.bus;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An HTTP/1.x answer. Not a record: its body is an array. */
final class HttpAnswer {
  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([0-9]{3})(?: .*)?");
  private static final int CONTINUE = 100;
  private static final int FIRST_FINAL = 200;

  private final int status;
  private final byte[] body;

  private HttpAnswer(int status, byte[] body) {
    this.status = status;
    this.body = body;
  }

  /** Such as 200. */
  int status() {
    return status;
  }

  /** Its bytes, unchunked. */
  byte[] body() {
    return body;
  }

  /** Reads one answer to its end. */
  static HttpAnswer read(InputStream in) throws IOException {
    while (true) {
      int status = status(HttpLines.read(in));
      HttpBody body = new HttpBody.UntilClose();
      for (String line = HttpLines.read(in); !line.isEmpty(); line = HttpLines.read(in)) {
        body = body.after(line.toLowerCase(Locale.ROOT));
      }
      if (status < CONTINUE || status >= FIRST_FINAL) {
        return new HttpAnswer(status, body.read(in));
      }
    }
  }

  private static int status(String line) throws IOException {
    Matcher matcher = STATUS_LINE.matcher(line);
    if (!matcher.matches()) {
      throw line.isEmpty() ? new EOFException("no answer") : new NotHttpException(line);
    }
    return Integer.parseInt(matcher.group(1));
  }

  /** What came was no HTTP. */
  static final class NotHttpException extends IOException {
    private static final long serialVersionUID = 1L;
    private final String excerpt;

    NotHttpException(String excerpt) {
      super("not an HTTP answer");
      this.excerpt = excerpt;
    }

    String excerpt() {
      return excerpt;
    }
  }
}
