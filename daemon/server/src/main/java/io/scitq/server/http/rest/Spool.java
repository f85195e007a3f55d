package io.scitq.server.http.rest;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Path;
import java.time.Duration;

/** Writes one request body to a temporary file, holding no more of it than the socket does. */
final class Spool {
  private final Vertx vertx;
  private final HttpServerRequest request;
  private final long limit;
  private final Promise<Void> arrived = Promise.promise();
  private long size;

  private Spool(Vertx vertx, HttpServerRequest request, long limit) {
    this.vertx = vertx;
    this.request = request;
    this.limit = limit;
  }

  /** Why a body was not written. */
  enum Refusal {
    TOO_LARGE,
    LATE,
    BROKEN
  }

  /** Ends a spool with its reason. */
  static final class SpoolException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    SpoolException(Refusal refusal) {
      super(refusal.name(), null, false, false);
      this.refusal = refusal;
    }

    Refusal refusal() {
      return refusal;
    }
  }

  /**
   * The file, when the whole body is in it; fails with {@link SpoolException}. On the event loop of
   * the request, before anything of it was read.
   *
   * @param limit bytes at most
   * @param bound how long it may take to arrive
   */
  static Future<Path> of(Vertx vertx, HttpServerRequest request, long limit, Duration bound) {
    request.pause();
    Spool spool = new Spool(vertx, request, limit);
    request.exceptionHandler(_ -> spool.fail(Refusal.BROKEN));
    long timer = vertx.setTimer(bound.toMillis(), _ -> spool.fail(Refusal.LATE));
    return vertx
        .fileSystem()
        .createTempFile("scitqd-output-", ".json")
        .compose(file -> spool.fill(Path.of(file)))
        .onComplete(_ -> vertx.cancelTimer(timer));
  }

  private Future<Path> fill(Path path) {
    return vertx
        .fileSystem()
        .open(path.toString(), new OpenOptions().setWrite(true))
        .compose(this::pump)
        .map(path)
        .recover(failure ->
            vertx
                .fileSystem()
                .delete(path.toString())
                .transform(_ -> Future.failedFuture(failure)));
  }

  private Future<Void> pump(AsyncFile file) {
    request.handler(part -> add(file, part));
    request.endHandler(_ -> arrived.tryComplete());
    if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
      request.response().writeContinue();
    }
    request.resume();
    return arrived.future().compose(done -> file.close(), failure -> closed(file, failure));
  }

  private void add(AsyncFile file, Buffer part) {
    if (arrived.future().isComplete()) {
      return; // refused: the rest is thrown away
    }
    size += part.length();
    if (size > limit) {
      fail(Refusal.TOO_LARGE);
      return;
    }
    file.write(part).onFailure(arrived::tryFail);
    if (file.writeQueueFull()) {
      request.pause();
      file.drainHandler(_ -> request.resume());
    }
  }

  private void fail(Refusal refusal) {
    arrived.tryFail(new SpoolException(refusal));
  }

  private static Future<Void> closed(AsyncFile file, Throwable failure) {
    return file.close().transform(_ -> Future.failedFuture(failure));
  }
}
