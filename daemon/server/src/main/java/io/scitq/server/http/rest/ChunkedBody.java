package io.scitq.server.http.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Sends a list as one JSON array, page by page: the next page is read when the client has taken the
 * one before, so that a list of any length needs the memory of two pages. On a virtual thread.
 */
final class RowStream {
  /** A client that takes nothing for so long is given up. */
  private static final long PATIENCE_SECONDS = 60;

  private final HttpServerResponse response;

  RowStream(HttpServerResponse response) {
    this.response = response;
  }

  void send(Iterator<List<JsonNode>> pages) {
    response.setChunked(true).putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
    String separator = "[";
    while (pages.hasNext()) {
      StringBuilder text = new StringBuilder();
      for (JsonNode row : pages.next()) {
        text.append(separator).append(row);
        separator = ",\n";
      }
      taken(response.write(text.toString()));
    }
    taken(response.end(separator.equals("[") ? "[]" : "]"));
  }

  private static void taken(Future<Void> written) {
    written
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .join();
  }
}
