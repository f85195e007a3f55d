package io.scitq.server;

import io.scitq.catalog.PreferredRegion;
import io.scitq.server.operation.CreateRecruiter;
import io.scitq.server.operation.DeleteRecruiter;
import io.scitq.server.operation.DeleteWorker;
import io.scitq.server.operation.DeployWorkers;
import io.scitq.server.operation.ExplainFlavors;
import io.scitq.server.operation.ListFlavors;
import io.scitq.server.operation.ListRecruiters;
import io.scitq.server.operation.ListWorkers;
import io.scitq.server.operation.Operation;
import io.scitq.server.operation.PlanRecruiters;
import io.scitq.server.operation.ProviderNames;
import io.scitq.server.operation.RunUpdater;
import io.scitq.server.operation.UpdateRecruiter;
import io.scitq.server.operation.UpdateWorker;
import io.scitq.server.operation.UpdaterStatus;
import io.scitq.server.operation.UpdaterViews;
import io.scitq.server.recruit.QuotaRoom;
import io.scitq.server.schedule.NextRuns;
import io.scitq.server.update.UpdaterService;
import java.time.Duration;
import java.util.List;

/** Builds every public operation. */
final class OperationWiring {
  /** Three missed hourly updates: the data is shown as stale. */
  private static final Duration STALE = Duration.ofHours(3);

  private OperationWiring() {}

  static List<Operation<?, ?>> all(
      Parts parts, QuotaRoom rooms, UpdaterService updaters, NextRuns schedule) {
    Stores stores = parts.stores();
    List<PreferredRegion> preferred = parts.config().recruit().preferredRegions();
    ProviderNames names = new ProviderNames(parts.providers().ids(), parts.catalog());
    UpdaterViews views =
        new UpdaterViews(
            updaters,
            parts.providers().disabled(),
            stores.catalog(),
            parts.catalog(),
            schedule,
            parts.clock());
    return List.of(
        new ListFlavors(parts.catalog(), names, rooms, preferred, STALE, parts.clock()),
        new ExplainFlavors(parts.catalog(), names, preferred),
        new ListRecruiters(stores.recruiters(), stores.decisions()),
        new CreateRecruiter(stores.recruiters(), names, parts.hints()),
        new UpdateRecruiter(stores.recruiters(), names, parts.hints()),
        new DeleteRecruiter(stores.recruiters(), parts.clock(), parts.hints()),
        new PlanRecruiters(parts.snapshots(), parts.catalog(), parts.clock()),
        new ListWorkers(stores.workers()),
        new DeployWorkers(
            parts.snapshots(), parts.catalog(), names, parts.terms(), parts.clock(), parts.hints()),
        new UpdateWorker(stores.workers(), stores.workerEdits(), parts.clock(), parts.hints()),
        new DeleteWorker(stores.workers(), stores.launches(), parts.clock(), parts.hints()),
        new RunUpdater(updaters, views),
        new UpdaterStatus(views));
  }
}
