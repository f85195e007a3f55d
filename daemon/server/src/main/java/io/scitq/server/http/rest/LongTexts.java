package io.scitq.server.http.rest;

import io.scitq.store.PrintedStore;
import io.scitq.store.PrintedStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Texts of executions as JSON strings; they may be longer than the memory of the daemon. Each is
 * copied to a file first, so that a slow client holds no connection to the database. What is
 * appended meanwhile is not sent.
 */
final class LongTexts {
  /** Characters of a text that is not long. */
  static final int SHORT = 1 << 20;

  private static final int PART = 1 << 18;

  /** Files at once, each at most a few times as large as a text can be. */
  private static final int FILES = 8;

  private static final long PATIENCE_SECONDS = 60;

  private final PrintedStore printed;
  private final Semaphore files = new Semaphore(FILES, true);

  /** Texts of this store. */
  LongTexts(PrintedStore printed) {
    this.printed = printed;
  }

  /** Where they are. */
  PrintedStore printed() {
    return printed;
  }

  /**
   * A part of a text.
   *
   * @param execution whose it is
   * @param stream which one
   * @param from position of the first character, from 1
   * @param characters at most so many
   */
  private record Part(int execution, PrintedStream stream, int from, int characters) {}

  /** From a position on; {@code null} when nothing was ever printed. */
  void write(int execution, PrintedStream stream, int from, ChunkedBody body) {
    int length = printed.length(execution, stream);
    write(new Part(execution, stream, from, Math.max(0, length - from + 1)), body);
  }

  /** The last characters. */
  void writeEnd(int execution, PrintedStream stream, int characters, ChunkedBody body) {
    int length = printed.length(execution, stream);
    int from = Math.max(1, length - characters + 1);
    write(new Part(execution, stream, from, length - from + 1), body);
  }

  private void write(Part part, ChunkedBody body) {
    if (printed
        .piece(part.execution(), part.stream(), 1, 0)
        .map(piece -> piece.text() == null)
        .orElse(true)) {
      body.write("null");
      return;
    }
    body.write("\"");
    try {
      if (!files.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("too many long outputs are being read at once");
      }
      try {
        send(part, body);
      } finally {
        files.release();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a long output cannot be copied to a file", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopping", e);
    }
    body.write("\"");
  }

  private void send(Part part, ChunkedBody body) throws IOException, InterruptedException {
    Path file = Files.createTempFile("scitqd-output-", ".json");
    try {
      copy(part, file);
      try (InputStream in = Files.newInputStream(file)) {
        for (byte[] some = in.readNBytes(PART); some.length > 0; some = in.readNBytes(PART)) {
          body.write(some);
        }
      }
    } finally {
      Files.delete(file);
    }
  }

  private void copy(Part part, Path file) throws IOException, InterruptedException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      printed.copy(
          part.execution(),
          part.stream(),
          part.from(),
          part.characters(),
          bytes -> quote(bytes, out));
    }
  }

  /** In UTF-8 every byte below 128 is a character by itself. */
  private static void quote(byte[] bytes, OutputStream out) {
    try {
      int begin = 0;
      for (int i = 0; i < bytes.length; i++) {
        byte b = bytes[i];
        if (b == '"' || b == '\\' || (b >= 0 && b < ' ')) {
          out.write(bytes, begin, i - begin);
          out.write(escape(b).getBytes(StandardCharsets.US_ASCII));
          begin = i + 1;
        }
      }
      out.write(bytes, begin, bytes.length - begin);
    } catch (IOException e) {
      throw new UncheckedIOException("a long output cannot be copied to a file", e);
    }
  }

  private static String escape(byte character) {
    return switch (character) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> "\\u%04x".formatted(character);
    };
  }
}
