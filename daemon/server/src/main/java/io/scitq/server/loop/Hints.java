package io.scitq.server.loop;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes hints on the event bus, after the change they are about was committed. Equal hints that
 * come before the first of them was published are one.
 */
public final class Hints {
  private static final Logger LOG = LoggerFactory.getLogger(Hints.class);

  private final Vertx vertx;
  private final Context context;
  private final Map<Hint, AtomicBoolean> due = new EnumMap<>(Hint.class);

  /** Publishes on this bus. */
  public Hints(Vertx vertx) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    for (Hint hint : Hint.values()) {
      due.put(hint, new AtomicBoolean());
    }
  }

  /** Tells whoever listens, soon. Never blocks, never fails. */
  public void publish(Hint hint) {
    AtomicBoolean mine = due.get(hint);
    if (mine == null || !mine.compareAndSet(false, true)) {
      return; // it is about to be published, and whoever hears it sees this change, too
    }
    try {
      context.runOnContext(_ -> {
        mine.set(false);
        vertx.eventBus().publish(hint.address(), hint.label());
      });
    } catch (RejectedExecutionException stopping) {
      LOG.atDebug().setCause(stopping).log("a hint was dropped");
    }
  }
}
