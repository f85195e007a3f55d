package io.scitq.server.http;

import io.scitq.server.http.BodyException.Reason;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Reads request bodies whole, within one budget of memory for the whole server. Large bodies wait
 * for their share before a byte is read; small ones, such as the pings of workers, have a budget of
 * their own and pass by. To be called on the event loop of the request.
 */
public final class BodyReader {
  /** The largest body that any address may take. */
  public static final int MAX_BYTES = 32 << 20;

  /** Pings, updates and most requests have some hundred bytes. */
  private static final int SMALL = 64 << 10;

  private static final int FOR_SMALL = 8 << 20;

  /**
   * JSON in memory is up to five times as large as its text while it is read; so many bytes of
   * large bodies are worked on at once, or one that is larger alone.
   */
  private static final int AT_WORK = 8 << 20;

  private final BodyBudget small = new BodyBudget(FOR_SMALL);
  private final BodyBudget large;
  private final Semaphore work = new Semaphore(AT_WORK, true);
  private final Duration patience;
  private final Duration bound;

  /**
   * A reader with a budget.
   *
   * @param budget bytes for large bodies, at least {@link #MAX_BYTES}
   * @param patience how long one waits for its share
   * @param bound how long a body may take to arrive
   */
  BodyReader(long budget, Duration patience, Duration bound) {
    if (budget < MAX_BYTES) {
      throw new IllegalArgumentException(
          "the budget must hold one body of " + MAX_BYTES + " bytes, got " + budget);
    }
    large = new BodyBudget(budget);
    this.patience = patience;
    this.bound = bound;
  }

  /** The daemon's: 40 MB in all, and shorter than the 30 s after which clients ask again. */
  public static BodyReader usual() {
    return new BodyReader(MAX_BYTES, Duration.ofSeconds(10), Duration.ofSeconds(30));
  }

  /** Bytes held by bodies now. */
  public long held() {
    return small.held() + large.held();
  }

  /**
   * The body; fails with {@link BodyException}. The request must not have been read by others.
   *
   * @param limit bytes that this address takes
   */
  public Future<Body> read(HttpServerRequest request, int limit) {
    long announced = announced(request);
    if (announced == 0) {
      return Future.succeededFuture(Body.NONE);
    }
    Reading reading = new Reading(request, Math.min(limit, MAX_BYTES), bound);
    if (announced > reading.limit()) {
      return reading.refuse(Reason.TOO_LARGE);
    }
    // of an unannounced length: it begins small, and grows only while there is room
    long first = announced < 0 ? SMALL : announced;
    BodyBudget budget = announced < 0 || announced > SMALL ? large : small;
    CompletableFuture<BodyBudget.Share> share =
        budget.take(first).orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    return reading.start(share, (int) first);
  }

  /**
   * Does the work on a body; waits while others work on large ones. On a virtual thread.
   *
   * @throws InterruptedException when the daemon stops meanwhile
   */
  public void work(Body body, Runnable task) throws InterruptedException {
    int permits = body.bytes().length > SMALL ? Math.min(body.bytes().length, AT_WORK) : 0;
    work.acquire(permits);
    try {
      task.run();
    } finally {
      work.release(permits);
    }
  }

  /** Bytes that are announced, 0 without a body, -1 when it comes in chunks. */
  private static long announced(HttpServerRequest request) {
    if (request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
      return -1;
    }
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null ? 0 : Long.parseLong(length.strip());
  }
}
