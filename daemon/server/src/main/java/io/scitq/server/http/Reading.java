package io.scitq.server.http;

import io.scitq.server.http.BodyException.Reason;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The reading of one body, on the event loop of its request. */
final class Reading {
  /** What a client still sends after a refusal is thrown away for so long, so that it can read. */
  private static final long DISCARD_MILLIS = 2000;

  private final HttpServerRequest request;
  private final int limit;
  private final Duration bound;
  private final Context loop = Vertx.currentContext();
  private final Promise<Body> promise = Promise.promise();
  private Optional<BodyBudget.Share> share = Optional.empty();
  private byte[] bytes = new byte[0];
  private int size;
  private long timer = -1;

  Reading(HttpServerRequest request, int limit, Duration bound) {
    this.request = request;
    this.limit = limit;
    this.bound = bound;
  }

  int limit() {
    return limit;
  }

  /** Nothing is read before there is memory for it. */
  Future<Body> start(CompletableFuture<BodyBudget.Share> coming, int first) {
    request.pause();
    request.exceptionHandler(_ -> fail(Reason.BROKEN));
    coming.whenComplete((given, late) -> loop.runOnContext(_ -> begin(given, late, first)));
    return promise.future();
  }

  private void begin(BodyBudget.Share given, Throwable late, int first) {
    if (late != null) {
      fail(Reason.BUSY);
      return;
    }
    share = Optional.of(given);
    if (promise.future().isComplete()) {
      given.close(); // the client has gone while it waited
      return;
    }
    bytes = new byte[first];
    timer = loop.owner().setTimer(bound.toMillis(), _ -> fail(Reason.LATE));
    if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
      request.response().writeContinue();
    }
    request.handler(this::add);
    request.endHandler(_ -> done());
    request.resume();
  }

  private void add(Buffer part) {
    if (promise.future().isComplete()) {
      return; // refused: the rest is thrown away
    }
    int needed = size + part.length();
    if (needed > limit) {
      fail(Reason.TOO_LARGE);
    } else if (needed > bytes.length && !grow(needed)) {
      fail(Reason.BUSY);
    } else {
      part.getBytes(bytes, size);
      size = needed;
    }
  }

  private boolean grow(int needed) {
    int larger = Math.min(limit, Math.max(needed, 2 * bytes.length));
    if (!share.orElseThrow().grow(larger - bytes.length)) {
      return false;
    }
    bytes = Arrays.copyOf(bytes, larger);
    return true;
  }

  private void done() {
    cancelTimer();
    byte[] whole = size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    if (!promise.tryComplete(new Body(whole, share))) {
      share.ifPresent(BodyBudget.Share::close);
    }
  }

  Future<Body> refuse(Reason reason) {
    fail(reason);
    return promise.future();
  }

  private void fail(Reason reason) {
    cancelTimer();
    if (promise.tryFail(new BodyException(reason))) {
      share.ifPresent(BodyBudget.Share::close);
      bytes = new byte[0];
      if (reason != Reason.BROKEN) {
        discard();
      }
    }
  }

  private void discard() {
    request.handler(_ -> {});
    request.resume();
    loop.owner()
        .setTimer(
            DISCARD_MILLIS,
            _ -> {
              if (!request.isEnded()) {
                request.connection().close();
              }
            });
  }

  private void cancelTimer() {
    if (timer >= 0) {
      loop.owner().cancelTimer(timer);
      timer = -1;
    }
  }
}
