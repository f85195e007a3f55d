package io.scitq.cli.bus;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An HTTP/1.x answer.
 *
 * @param status such as 200
 * @param body its bytes, unchunked
 */
record HttpAnswer(int status, byte[] body) {
  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([0-9]{3})(?: .*)?");
  private static final int CONTINUE = 100;
  private static final int FIRST_FINAL = 200;

  /** Reads one answer to its end. */
  static HttpAnswer read(InputStream in) throws IOException {
    while (true) {
      int status = status(HttpLines.read(in));
      BodyLength length = BodyLength.UNTIL_CLOSE;
      for (String line = HttpLines.read(in); !line.isEmpty(); line = HttpLines.read(in)) {
        length = length.after(line.toLowerCase(Locale.ROOT));
      }
      if (status < CONTINUE || status >= FIRST_FINAL) {
        return new HttpAnswer(status, HttpBody.read(in, length));
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

  /** What a body's length depends on: the headers read so far. */
  sealed interface BodyLength {
    BodyLength UNTIL_CLOSE = new UntilClose();

    /** The body is what comes until the connection is closed. */
    record UntilClose() implements BodyLength {}

    /** The body comes in chunks. */
    record Chunked() implements BodyLength {}

    /** The body has a known length. */
    record Fixed(long bytes) implements BodyLength {}

    /** This, or what a further header in lower case says. */
    default BodyLength after(String header) throws IOException {
      int colon = header.indexOf(':');
      if (colon < 0) {
        throw new NotHttpException(header);
      }
      String name = header.substring(0, colon).strip();
      String value = header.substring(colon + 1).strip();
      return switch (name) {
        case "transfer-encoding" -> value.endsWith("chunked") ? new Chunked() : this;
        case "content-length" -> this instanceof Chunked ? this : fixed(value);
        default -> this;
      };
    }

    private static BodyLength fixed(String value) throws IOException {
      if (!value.matches("[0-9]{1,18}")) {
        throw new NotHttpException("content-length: " + value);
      }
      return new Fixed(Long.parseLong(value));
    }
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
