package io.scitq.server.loop;

import io.vertx.core.Vertx;

/** Publishes hints on the event bus, after the change they are about was committed. */
public final class Hints {
  private final Vertx vertx;

  /** Publishes on this bus. */
  public Hints(Vertx vertx) {
    this.vertx = vertx;
  }

  /** Tells whoever listens. Never blocks, never fails. */
  public void publish(Hint hint) {
    vertx.eventBus().publish(hint.address(), hint.label());
  }
}
