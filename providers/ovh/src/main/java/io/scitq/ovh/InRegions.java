package io.scitq.ovh;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Asks several regions at once, so that one that hangs does not hold up the others. */
final class InRegions {
  /** OVH documents no limit; four at once stay far below what its own console does. */
  private static final int AT_ONCE = 4;

  private InRegions() {}

  /** Answers in the order of the regions. */
  static <T> List<T> ask(List<String> regions, Function<String, T> question) {
    Semaphore turns = new Semaphore(AT_ONCE);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> running =
          regions.stream()
              .map(region -> threads.submit(() -> inTurn(turns, region, question)))
              .toList();
      return running.stream().map(InRegions::answer).toList();
    }
  }

  private static <T> T inTurn(Semaphore turns, String region, Function<String, T> question) {
    turns.acquireUninterruptibly();
    try {
      return question.apply(region);
    } finally {
      turns.release();
    }
  }

  private static <T> T answer(Future<T> running) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return running.get();
        } catch (InterruptedException e) {
          // Every call below is bounded, so waiting on is short.
          interrupted = true;
        } catch (ExecutionException e) {
          throw new IllegalStateException("reading a region must not throw", e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
