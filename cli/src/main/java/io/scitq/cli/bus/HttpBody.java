package io.scitq.cli.bus;

import io.scitq.cli.bus.HttpAnswer.BodyLength;
import io.scitq.cli.bus.HttpAnswer.NotHttpException;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Reads the body of an HTTP answer. */
final class HttpBody {
  /** 256 MiB: some ten times the longest list of the daemon. */
  private static final int MAX_BYTES = 256 << 20;

  private static final int HEXADECIMAL = 16;

  private HttpBody() {}

  /** The whole body; an {@link EOFException} when the connection ends before it does. */
  static byte[] read(InputStream in, BodyLength length) throws IOException {
    return switch (length) {
      case BodyLength.Chunked ignored -> chunks(in);
      case BodyLength.Fixed(long bytes) -> exactly(in, bytes);
      case BodyLength.UntilClose ignored -> bounded(in.readNBytes(MAX_BYTES + 1));
    };
  }

  private static byte[] exactly(InputStream in, long length) throws IOException {
    if (length > MAX_BYTES) {
      throw tooLong();
    }
    byte[] body = in.readNBytes((int) length);
    if (body.length < length) {
      throw new EOFException("the answer ended early");
    }
    return body;
  }

  private static byte[] bounded(byte[] body) throws IOException {
    if (body.length > MAX_BYTES) {
      throw tooLong();
    }
    return body;
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
      body.write(exactly(in, size));
      if (body.size() > MAX_BYTES) {
        throw tooLong();
      }
      HttpLines.read(in);
    }
    return body.toByteArray();
  }

  private static int chunkSize(InputStream in) throws IOException {
    String line = HttpLines.read(in);
    if (line.isEmpty()) {
      throw new EOFException("the answer ended early");
    }
    String size = line.contains(";") ? line.substring(0, line.indexOf(';')) : line;
    try {
      int bytes = Integer.parseInt(size.strip(), HEXADECIMAL);
      if (bytes >= 0) {
        return bytes;
      }
    } catch (NumberFormatException notANumber) {
      throw new NotHttpException("chunk size " + line);
    }
    throw new NotHttpException("chunk size " + line);
  }

  private static IOException tooLong() {
    return new IOException("the answer is longer than 256 MiB; use filters or --limit");
  }
}
