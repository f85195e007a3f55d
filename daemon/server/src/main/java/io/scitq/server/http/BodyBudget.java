package io.scitq.server.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * So many bytes for all request bodies that are held at once. Who finds none left waits, in the
 * order of asking. Thread-safe; nothing blocks.
 */
public final class BodyBudget {
  private final long total;
  private final Deque<Wish> waiting = new ArrayDeque<>();
  private long held;

  /** A budget that nobody uses yet. */
  public BodyBudget(long total) {
    if (total < 1) {
      throw new IllegalArgumentException("a budget must be positive, got " + total);
    }
    this.total = total;
  }

  private record Wish(long bytes, CompletableFuture<Share> answer) {}

  /** A part of the budget; closing gives it back, once. */
  public final class Share implements AutoCloseable {
    private final AtomicBoolean returned = new AtomicBoolean();
    private long bytes;

    private Share(long bytes) {
      this.bytes = bytes;
    }

    /** Makes it larger at once, or says no. For one thread. */
    boolean grow(long more) {
      synchronized (BodyBudget.this) {
        if (held + more > total) {
          return false;
        }
        held += more;
      }
      bytes += more;
      return true;
    }

    @Override
    public void close() {
      if (returned.compareAndSet(false, true)) {
        giveBack(bytes);
      }
    }
  }

  /**
   * Takes a share, now or when others have given back enough. A caller that no longer wants to wait
   * completes the answer itself.
   *
   * @throws IllegalArgumentException when it is more than there is in all
   */
  CompletableFuture<Share> take(long bytes) {
    if (bytes < 0 || bytes > total) {
      throw new IllegalArgumentException("a share must be 0 to " + total + " bytes, got " + bytes);
    }
    CompletableFuture<Share> answer = new CompletableFuture<>();
    synchronized (this) {
      waiting.addLast(new Wish(bytes, answer));
    }
    serve();
    return answer;
  }

  /** Bytes held now. */
  public synchronized long held() {
    return held;
  }

  /** How many wait. */
  synchronized int waiting() {
    waiting.removeIf(wish -> wish.answer().isDone());
    return waiting.size();
  }

  private void giveBack(long bytes) {
    synchronized (this) {
      held -= bytes;
    }
    serve();
  }

  /** Answers outside the lock: whoever waits may ask for more at once. */
  private void serve() {
    for (Wish next = next(); next != null; next = next()) {
      Share share = new Share(next.bytes());
      if (!next.answer().complete(share)) {
        share.close(); // it had stopped waiting meanwhile
      }
    }
  }

  private synchronized @Nullable Wish next() {
    while (!waiting.isEmpty() && waiting.getFirst().answer().isDone()) {
      waiting.removeFirst();
    }
    if (waiting.isEmpty() || held + waiting.getFirst().bytes() > total) {
      return null;
    }
    Wish wish = waiting.removeFirst();
    held += wish.bytes();
    return wish;
  }
}
