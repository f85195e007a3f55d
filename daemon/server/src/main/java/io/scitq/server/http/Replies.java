package io.scitq.server.http;

import io.scitq.api.Problem;
import io.scitq.server.bus.Wire;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Writes answers as JSON. */
final class Replies {
  private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
  private static final CharSequence NO_SNIFF_NAME =
      HttpHeaders.createOptimized("x-content-type-options");
  private static final CharSequence NO_SNIFF = HttpHeaders.createOptimized("nosniff");
  private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");

  private final Wire wire;

  Replies(Wire wire) {
    this.wire = wire;
  }

  void ok(RoutingContext context, Buffer json) {
    send(context, 200, json);
  }

  void json(RoutingContext context, int status, Object view) {
    send(context, status, Buffer.buffer(wire.encode(view)));
  }

  void problem(RoutingContext context, Problem problem) {
    json(context, problem.status(), problem);
  }

  private static void send(RoutingContext context, int status, Buffer json) {
    HttpServerResponse response = context.response();
    if (response.ended() || response.closed()) {
      return; // the client has gone or was answered by a time-out
    }
    if (response.headWritten()) {
      response.reset(); // half an answer must not look like a whole one
      return;
    }
    response
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
        .putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE)
        .putHeader(NO_SNIFF_NAME, NO_SNIFF)
        .end(json);
  }
}
