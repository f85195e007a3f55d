package io.scitq.cli.bus;

import io.scitq.cli.bus.HttpAnswer.NotHttpException;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** How the body of an HTTP answer is delimited, as far as the headers read until now tell. */
sealed interface HttpBody {
  /** 256 MiB: some ten times the longest list of the daemon. */
  int MAX_BYTES = 256 << 20;

  /** Reads the whole body; an {@link EOFException} when the connection ends before it does. */
  byte[] read(InputStream in) throws IOException;

  /** This, or what a further header in lower case says. */
  default HttpBody after(String header) throws IOException {
    int colon = header.indexOf(':');
    if (colon < 0) {
      throw new NotHttpException(header);
    }
    String name = header.substring(0, colon).strip();
    String value = header.substring(colon + 1).strip();
    return switch (name) {
      case "transfer-encoding" -> value.endsWith("chunked") ? new Chunked() : this;
      case "content-length" -> this instanceof Chunked ? this : Fixed.parse(value);
      default -> this;
    };
  }

  /** The body is what comes until the connection is closed. */
  record UntilClose() implements HttpBody {
    @Override
    public byte[] read(InputStream in) throws IOException {
      byte[] body = in.readNBytes(MAX_BYTES + 1);
      checkLength(body.length);
      return body;
    }
  }

  /**
   * The body has a known length.
   *
   * @param bytes its length
   */
  record Fixed(long bytes) implements HttpBody {
    static Fixed parse(String value) throws IOException {
      if (!value.matches("[0-9]{1,18}")) {
        throw new NotHttpException("content-length: " + value);
      }
      return new Fixed(Long.parseLong(value));
    }

    @Override
    public byte[] read(InputStream in) throws IOException {
      checkLength(bytes);
      byte[] body = in.readNBytes((int) bytes);
      if (body.length < bytes) {
        throw new EOFException("the answer ended early");
      }
      return body;
    }
  }

  /** The body comes in chunks, each with its length in front. */
  record Chunked() implements HttpBody {
    private static final int HEXADECIMAL = 16;

    @Override
    public byte[] read(InputStream in) throws IOException {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
        checkLength((long) body.size() + size);
        body.write(new Fixed(size).read(in));
        HttpLines.read(in);
      }
      return body.toByteArray();
    }

    private static int chunkSize(InputStream in) throws IOException {
      String line = HttpLines.read(in);
      if (line.isEmpty()) {
        throw new EOFException("the answer ended early");
      }
      String size = line.contains(";") ? line.substring(0, line.indexOf(';')).strip() : line;
      if (!size.matches("[0-9a-fA-F]{1,7}")) {
        throw new NotHttpException("chunk size " + line);
      }
      return Integer.parseInt(size, HEXADECIMAL);
    }
  }

  private static void checkLength(long bytes) throws IOException {
    if (bytes > MAX_BYTES) {
      throw new IOException("the answer is longer than 256 MiB; use filters or --limit");
    }
  }
}
