package io.scitq.server.http.rest;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.TimeUnit;

/**
 * The body of an answer of any length, written bit by bit: each bit waits until the client has
 * taken the one before, so that a slow client holds the memory of one. On a virtual thread.
 */
final class ChunkedBody {
  /** A client that takes nothing for so long is given up. */
  private static final long PATIENCE_SECONDS = 60;

  private final HttpServerResponse response;

  ChunkedBody(HttpServerResponse response) {
    this.response = response;
    response.setChunked(true).putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
  }

  /** What writes it; reads while it writes. */
  interface Source {
    void writeTo(ChunkedBody body);
  }

  /** JSON text as it is. */
  void write(String json) {
    taken(response.write(json));
  }

  /** A part of JSON in UTF-8; it may cut a character. */
  void write(byte[] json) {
    taken(response.write(Buffer.buffer(json)));
  }

  /** Ends the answer. */
  void end() {
    taken(response.end());
  }

  private static void taken(Future<Void> written) {
    written
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .join();
  }
}
