package io.scitq.server;

import io.scitq.server.http.RouteGroup;
import io.scitq.server.http.rest.ExecutionRoutes;
import io.scitq.server.http.rest.RestSetup;
import io.scitq.server.http.rest.TaskRoutes;
import io.scitq.server.http.rest.WorkerRoutes;
import io.scitq.server.loop.Hint;
import io.scitq.store.Database;
import io.scitq.store.ExecutionStore;
import io.scitq.store.TaskStore;
import io.scitq.store.WorkerStore;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Builds the REST routes of scitq 1.3. */
final class RouteWiring {
  private RouteWiring() {}

  static List<RouteGroup> all(Parts parts, Database database, Daemon daemon) {
    ExecutorService threads =
        daemon.add("route threads", Executors.newVirtualThreadPerTaskExecutor());
    RestSetup setup =
        new RestSetup(
            threads, parts.clock(), table -> Hint.of(table).ifPresent(parts.hints()::publish));
    ExecutionStore executions = new ExecutionStore(database);
    return List.of(
        new TaskRoutes(setup, new TaskStore(database), executions),
        new WorkerRoutes(
            setup,
            new WorkerStore(database),
            executions,
            (worker, reason) ->
                parts.stores().launches().requestDeletion(worker, reason, parts.clock().instant())),
        new ExecutionRoutes(setup, executions));
  }
}
