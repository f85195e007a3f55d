package io.scitq.server.bus;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs blocking work on virtual threads: so many at once, so many waiting, no more. */
final class Workbench implements AutoCloseable {
  /** Beyond it, waiting is longer than clients are willing to wait. */
  private static final int MAX_WAITING = 2000;

  /** Within the 10 s that a stop may take. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("operation-", 0).factory());
  private final Semaphore places;
  private final int limit;
  private final AtomicInteger active = new AtomicInteger();

  Workbench(int concurrency) {
    places = new Semaphore(concurrency);
    limit = concurrency + MAX_WAITING;
  }

  /** How many run or wait. */
  int active() {
    return active.get();
  }

  /** Takes the work, or says no when too much waits or when stopping. */
  boolean submit(Runnable work) {
    if (active.incrementAndGet() > limit) {
      active.decrementAndGet();
      return false;
    }
    try {
      threads.execute(() -> run(work));
      return true;
    } catch (RejectedExecutionException e) {
      active.decrementAndGet(); // stopping: the answer is no
      return false;
    }
  }

  private void run(Runnable work) {
    places.acquireUninterruptibly();
    try {
      work.run();
    } finally {
      places.release();
      active.decrementAndGet();
    }
  }

  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
