package io.scitq.server;

import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * What the daemon cannot make by itself. {@code scitqd start} always takes the usual ones; no
 * setting changes them. Chaos, which runs the daemon by another main class, brings its own.
 *
 * @param clock the host's clock
 * @param bus told of the event bus before anything uses it
 */
record Surroundings(InstantSource clock, Consumer<Vertx> bus) {
  static Surroundings usual(InstantSource clock) {
    return new Surroundings(clock, vertx -> {});
  }
}
