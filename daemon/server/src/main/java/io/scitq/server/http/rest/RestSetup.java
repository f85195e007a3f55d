package io.scitq.server.http.rest;

import io.scitq.server.http.BodyReader;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * What all REST routes need.
 *
 * @param work runs blocking work, one virtual thread per task
 * @param bodies reads request bodies
 * @param clock the server's clock
 * @param changed told after a commit which table changed ({@code task} or {@code worker}), so that
 *     the dispatcher need not wait for the database's own notice; must not block
 */
public record RestSetup(
    Executor work, BodyReader bodies, InstantSource clock, Consumer<String> changed) {
  static final String TASK = "task";
  static final String WORKER = "worker";
}
