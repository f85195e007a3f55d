package io.scitq.ovh;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Gives every call a limit of time; when it is over, the work is interrupted, which closes its
 * socket because it runs on a virtual thread.
 */
final class Bounded implements AutoCloseable {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Duration limit;

  Bounded(Duration limit) {
    this.limit = limit;
  }

  <T> Reply<T> call(Callable<Reply<T>> work) {
    Future<Reply<T>> running = threads.submit(work);
    try {
      return running.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      running.cancel(true);
      return Reply.refused(
          new ApiError.Lost("timeout", "no answer within " + limit.toMillis() + " ms"));
    } catch (InterruptedException e) {
      running.cancel(true);
      Thread.currentThread().interrupt();
      return Reply.refused(new ApiError.Lost("interrupted", "the caller was interrupted"));
    } catch (ExecutionException e) {
      throw new IllegalStateException("a call to OVH must not throw, but did", e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
