package io.scitq.server;

import io.scitq.catalog.PreferredRegion;
import io.scitq.server.operation.AdoptStray;
import io.scitq.server.operation.BatchNames;
import io.scitq.server.operation.CancelJob;
import io.scitq.server.operation.ClearStartups;
import io.scitq.server.operation.DeleteStrays;
import io.scitq.server.operation.DeleteWorker;
import io.scitq.server.operation.ExplainFlavors;
import io.scitq.server.operation.ListInventory;
import io.scitq.server.operation.ListJobs;
import io.scitq.server.operation.ListRecruiters;
import io.scitq.server.operation.ListStartups;
import io.scitq.server.operation.ListStrays;
import io.scitq.server.operation.ListWorkers;
import io.scitq.server.operation.Operation;
import io.scitq.server.operation.PlanRecruiters;
import io.scitq.server.operation.ProviderNames;
import io.scitq.server.operation.RunUpdater;
import io.scitq.server.operation.UpdateWorker;
import io.scitq.server.operation.UpdaterStatus;
import io.scitq.server.operation.UpdaterViews;
import io.scitq.server.schedule.NextRuns;
import io.scitq.server.update.UpdaterService;
import java.util.List;
import java.util.stream.Stream;

/** Builds every public operation. */
final class OperationWiring {
  private OperationWiring() {}

  static List<Operation<?, ?>> all(
      Parts parts,
      SharedOperations shared,
      ProviderNames names,
      UpdaterService updaters,
      NextRuns schedule) {
    Stores stores = parts.stores();
    List<PreferredRegion> preferred = parts.config().recruit().preferredRegions();
    BatchNames batches = new BatchNames(stores.batches());
    UpdaterViews views =
        new UpdaterViews(
            updaters,
            parts.providers().disabled(),
            stores.catalog(),
            parts.catalog(),
            schedule,
            parts.clock());
    List<Operation<?, ?>> own =
        List.of(
            new ExplainFlavors(
                parts.catalog(), stores.bans(), stores.events(), names, preferred, parts.clock()),
            new ListRecruiters(stores.recruiters(), stores.decisions(), batches),
            new PlanRecruiters(parts.snapshots(), parts.catalog(), parts.clock()),
            new ListWorkers(stores.workers(), batches, parts.clock()),
            new UpdateWorker(stores.workers(), stores.workerEdits(), parts.clock(), parts.hints()),
            new DeleteWorker(stores.workers(), stores.launches(), parts.clock(), parts.hints()),
            new ListInventory(stores.inventory()),
            new ListJobs(stores.jobs()),
            new CancelJob(stores.cancellations(), parts.clock(), parts.hints()),
            new ListStartups(stores.startups()),
            new ClearStartups(stores.startups(), parts.hints()),
            new ListStrays(stores.strays(), names),
            new DeleteStrays(stores.strays()),
            new AdoptStray(
                stores.strays(),
                stores.adoptions(),
                parts.catalog(),
                parts.config().recruit().registerTimeout(),
                parts.clock(),
                parts.hints()),
            new RunUpdater(updaters, views),
            new UpdaterStatus(views));
    return Stream.of(shared.all(), own, TaskWiring.operations(parts, batches))
        .<Operation<?, ?>>flatMap(List::stream)
        .toList();
  }
}
