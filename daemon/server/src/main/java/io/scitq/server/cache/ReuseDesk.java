package io.scitq.server.cache;

import io.scitq.server.loop.Hint;
import io.scitq.server.loop.Hints;
import io.scitq.server.metrics.LoopMeter;
import io.scitq.store.ReuseStore;
import io.scitq.store.ReuseTask;
import io.scitq.task.TaskId;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out look-ups beside the dispatcher: a few at once, each bounded in time. */
public final class ReuseDesk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReuseDesk.class);

  /** Look-ups at once: they read whole files, or run a program each. */
  private static final int PLACES = 4;

  /** Less than a task is held at most, so that an answer in time still counts. */
  private static final Duration LOOKUP = Duration.ofMinutes(2);

  private final ReuseLookup lookup;
  private final LoopMeter meter;
  private final Hints hints;
  private final Duration bound;
  private final Set<TaskId> busy = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  ReuseDesk(ReuseLookup lookup, LoopMeter meter, Hints hints, Duration bound) {
    this.lookup = lookup;
    this.meter = meter;
    this.hints = hints;
    this.bound = bound;
  }

  /**
   * A desk with the usual bounds.
   *
   * @param tools what look-ups need
   */
  public static ReuseDesk of(ReuseStore store, ReuseTools tools, LoopMeter meter, Hints hints) {
    ReuseLookup lookup = new ReuseLookup(store, tools.places(), tools.clock());
    return new ReuseDesk(lookup, meter, hints, LOOKUP);
  }

  int free() {
    return Math.max(0, PLACES - busy.size());
  }

  Set<TaskId> busy() {
    return Set.copyOf(busy);
  }

  void begin(ReuseTask task) {
    if (!busy.add(task.id())) {
      return;
    }
    try {
      threads.execute(() -> carryOut(task));
    } catch (RejectedExecutionException stopping) {
      busy.remove(task.id()); // looked up again after the next start
    }
  }

  private void carryOut(ReuseTask task) {
    try {
      ReuseLookup.Outcome outcome = lookup.run(task, Deadline.in(bound));
      meter.decided("reuse", outcome.label(), 1);
    } catch (RuntimeException error) {
      // a lost database, for instance: it is looked up again, or its hold ends
      meter.decided("reuse", "broken-off", 1);
      LOG.atError().addKeyValue("task", task.id()).setCause(error).log("a look-up broke off");
    } finally {
      busy.remove(task.id());
      hints.publish(Hint.TASK);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
