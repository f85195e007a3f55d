package io.scitq.server.http.rest;

import io.scitq.store.PrintedStore;
import io.scitq.store.PrintedStream;
import io.scitq.store.PrintedText;
import java.util.Optional;

/**
 * A text of an execution as a JSON string, read and sent piece by piece: it may be longer than the
 * memory of the daemon. What is appended meanwhile is not sent.
 *
 * @param printed where it is read
 * @param execution whose it is
 * @param stream which one
 * @param from position of the first character, from 1
 * @param to position of the last character
 */
record LongText(PrintedStore printed, int execution, PrintedStream stream, int from, int to) {
  /**
   * Characters at once. The database walks through the text up to a piece each time, so that large
   * pieces are cheaper; some of them are in memory while one is being sent.
   */
  static final int PIECE = 1 << 20;

  /** All of it. */
  static LongText whole(PrintedStore printed, int execution, PrintedStream stream) {
    return new LongText(printed, execution, stream, 1, printed.length(execution, stream));
  }

  /** Its last characters. */
  static LongText end(PrintedStore printed, int execution, PrintedStream stream, int characters) {
    int length = printed.length(execution, stream);
    return new LongText(printed, execution, stream, Math.max(1, length - characters + 1), length);
  }

  void writeTo(ChunkedBody body) {
    Optional<String> first = piece(from);
    if (first.isEmpty()) {
      body.write("null");
      return;
    }
    body.write("\"");
    body.writeQuoted(first.get());
    for (int at = from + PIECE; at <= to; at += PIECE) {
      body.writeQuoted(piece(at).orElse(""));
    }
    body.write("\"");
  }

  private Optional<String> piece(int at) {
    return printed
        .piece(execution, stream, at, Math.clamp(to - at + 1L, 0, PIECE))
        .flatMap(LongText::text);
  }

  private static Optional<String> text(PrintedText piece) {
    return Optional.ofNullable(piece.text());
  }
}
