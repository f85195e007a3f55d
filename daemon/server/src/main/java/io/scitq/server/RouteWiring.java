package io.scitq.server;

import io.scitq.server.cache.ResultHashing;
import io.scitq.server.http.BodyReader;
import io.scitq.server.http.RouteGroup;
import io.scitq.server.http.rest.BatchRoutes;
import io.scitq.server.http.rest.ConfigRoutes;
import io.scitq.server.http.rest.ExecutionRoutes;
import io.scitq.server.http.rest.FlavorRoutes;
import io.scitq.server.http.rest.RecruiterRoutes;
import io.scitq.server.http.rest.RequirementRoutes;
import io.scitq.server.http.rest.RestSetup;
import io.scitq.server.http.rest.TaskRoutes;
import io.scitq.server.http.rest.WorkerRoutes;
import io.scitq.server.loop.Hint;
import io.scitq.server.operation.ExecutionDesk;
import io.scitq.server.operation.MatchRecruiters;
import io.scitq.store.Database;
import io.scitq.store.RequirementStore;
import io.scitq.store.ReuseStore;
import io.scitq.store.WorkerStore;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Builds the REST routes of scitq 1.3. */
final class RouteWiring {
  private RouteWiring() {}

  static List<RouteGroup> all(
      Parts parts, SharedOperations shared, BodyReader bodies, Database database, Daemon daemon) {
    ExecutorService threads =
        daemon.add("route threads", Executors.newVirtualThreadPerTaskExecutor());
    RestSetup setup =
        new RestSetup(
            threads,
            bodies,
            parts.clock(),
            table -> Hint.of(table).ifPresent(parts.hints()::publish));
    WorkerStore workers = new WorkerStore(database);
    Stores stores = parts.stores();
    ResultHashing results =
        daemon.add(
            "result hashes",
            new ResultHashing(new ReuseStore(database), LoopWiring.reuseTools(parts)));
    ExecutionDesk executions = TaskWiring.executions(parts, results);
    return List.of(
        new TaskRoutes(setup, TaskWiring.tasks(parts), stores.tasks(), executions),
        new WorkerRoutes(
            setup, workers, stores.executions(), stores.launches(), shared.deployWorkers()),
        new ExecutionRoutes(setup, executions, stores.printed()),
        new BatchRoutes(
            setup,
            shared.listBatches(),
            shared.stopBatches(),
            shared.resumeBatches(),
            shared.deleteBatches()),
        new RequirementRoutes(setup, new RequirementStore(database)),
        new RecruiterRoutes(
            setup,
            stores.recruiters(),
            workers,
            new RecruiterRoutes.Acts(
                shared.createRecruiter(),
                shared.updateRecruiter(),
                shared.deleteRecruiter(),
                new MatchRecruiters(parts.catalog()))),
        new FlavorRoutes(setup, shared.listFlavors()),
        new ConfigRoutes(
            setup, shared.showRclone(), parts.config().values().getOrDefault("REMOTE_URI", "")));
  }
}
