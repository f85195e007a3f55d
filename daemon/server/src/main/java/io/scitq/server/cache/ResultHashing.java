package io.scitq.server.cache;

import io.scitq.cache.CacheHash;
import io.scitq.server.operation.ResultWatch;
import io.scitq.store.ReuseStore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hashes what goes into an execution and what comes out of it, when its task asks for reuse.
 * Trouble costs the reuse of this result, never the execution.
 */
public final class ResultHashing implements ResultWatch, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ResultHashing.class);

  /** The worker waits for the answer, for at most 150 s. */
  private static final Duration FREEZE = Duration.ofSeconds(100);

  private static final Duration OUTPUT = Duration.ofMinutes(10);
  private static final Duration STOP = Duration.ofSeconds(1);
  private static final int THREADS = 2;
  private static final int MOST_WAITING = 10_000;

  private final ReuseStore store;
  private final Places places;
  private final ExecutorService threads =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          1,
          TimeUnit.MINUTES,
          new ArrayBlockingQueue<>(MOST_WAITING),
          Thread.ofVirtual().name("result-hashing").factory());

  /** Hashes into this store. */
  public ResultHashing(ReuseStore store, ReuseTools tools) {
    this.store = store;
    this.places = tools.places();
  }

  /** Notes the hash of what goes in; to be called when the execution was frozen. */
  @Override
  public void frozen(int execution) {
    store
        .frozen(execution)
        .ifPresent(work -> {
          Deadline deadline = Deadline.in(FREEZE);
          Optional<String> hash = CacheHash.input(work, uri -> places.list(uri, deadline));
          store.inputHash(execution, hash);
          if (hash.isEmpty()) {
            warn(execution, "its input or resource cannot be listed");
          }
        });
  }

  /** Notes, a little later, the hash of what came out of an execution that has succeeded. */
  @Override
  public void succeeded(int execution) {
    try {
      threads.execute(() -> hash(execution));
    } catch (RejectedExecutionException full) {
      warn(execution, "too many results wait for their hash");
    }
  }

  private void hash(int execution) {
    try {
      Optional<ReuseStore.Output> output = store.toHash(execution);
      if (output.isPresent()) {
        ReuseStore.Output made = output.get();
        String hash = places.outputHash(made.folder(), made.files(), Deadline.in(OUTPUT));
        store.outputHash(execution, hash);
      }
    } catch (PlaceException e) {
      warn(execution, e.getMessage());
    } catch (RuntimeException error) {
      if (threads.isShutdown()) {
        warn(execution, "the daemon is stopping");
        return;
      }
      LOG.atError()
          .addKeyValue("execution", execution)
          .setCause(error)
          .log("hashing a result broke off");
    }
  }

  private static void warn(int execution, String why) {
    LOG.atWarn()
        .addKeyValue("execution", execution)
        .addKeyValue("reason", why)
        .log("this result will not be reused");
  }

  /** What does not end in a moment costs the reuse of its result. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException interrupted) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
