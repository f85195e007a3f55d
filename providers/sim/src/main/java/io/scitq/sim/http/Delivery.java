package io.scitq.sim.http;

import io.scitq.sim.cloud.Fault;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Puts an answer on the wire, whole or hurt. */
final class Delivery {
  private static final byte[] NO_JSON = "<<<{\"value\":[".getBytes(StandardCharsets.US_ASCII);

  private final Vertx vertx;

  Delivery(Vertx vertx) {
    this.vertx = vertx;
  }

  void send(HttpServerRequest request, SimResponse answer, Optional<Fault> fault) {
    if (fault.isEmpty()) {
      write(request.response(), answer);
      return;
    }
    switch (fault.get()) {
      case Fault.Slow slow -> later(slow.delay(), () -> write(request.response(), answer));
      case Fault.MalformedBody malformed -> write(request.response(), garbled(answer));
      case Fault.TruncatedBody truncated -> truncate(request, answer);
      case Fault.AnswerLost lost -> {
        if (!lost.hangs()) {
          request.connection().close();
        }
      }
      case Fault.Hang hang -> {}
      case Fault.TooManyRequests asked -> write(request.response(), answer);
      case Fault.ServerError asked -> write(request.response(), answer);
      case Fault.NoCapacity asked -> write(request.response(), answer);
      case Fault.QuotaReached asked -> write(request.response(), answer);
      case Fault.AuthenticationFailed asked -> write(request.response(), answer);
      case Fault.FailsLate asked -> write(request.response(), answer);
    }
  }

  private void later(Duration delay, Runnable act) {
    vertx.setTimer(Math.max(1, delay.toMillis()), timer -> act.run());
  }

  private static void write(HttpServerResponse response, SimResponse answer) {
    if (response.closed() || response.ended()) {
      return;
    }
    head(response, answer);
    response.end(Buffer.buffer(answer.body()));
  }

  private static void head(HttpServerResponse response, SimResponse answer) {
    response.setStatusCode(answer.status());
    answer.headers().forEach(response::putHeader);
  }

  private static SimResponse garbled(SimResponse answer) {
    byte[] body = Arrays.copyOf(answer.body(), Math.max(answer.body().length, NO_JSON.length));
    System.arraycopy(NO_JSON, 0, body, 0, NO_JSON.length);
    return new SimResponse(answer.status(), answer.headers(), body);
  }

  /** Announces the whole length, sends half, and hangs up once that half is written. */
  private static void truncate(HttpServerRequest request, SimResponse answer) {
    HttpServerResponse response = request.response();
    head(response, answer);
    int half = answer.body().length / 2;
    response.putHeader("Content-Length", Integer.toString(Math.max(2, answer.body().length)));
    response
        .write(Buffer.buffer(Arrays.copyOf(answer.body(), Math.max(1, half))))
        .onComplete(written -> request.connection().close());
  }
}
