package io.scitq.server.http.rest;

import io.scitq.recruit.RecruitSettings;
import io.scitq.server.http.RouteGroup;
import io.scitq.server.loop.Hints;
import io.scitq.server.loop.Listening;
import io.scitq.server.operation.BatchNames;
import io.scitq.server.operation.CreateRecruiter;
import io.scitq.server.operation.DeleteBatches;
import io.scitq.server.operation.DeleteRecruiter;
import io.scitq.server.operation.DeployWorkers;
import io.scitq.server.operation.ExecutionDesk;
import io.scitq.server.operation.FlavorNames;
import io.scitq.server.operation.ListBatches;
import io.scitq.server.operation.ListFlavors;
import io.scitq.server.operation.MatchRecruiters;
import io.scitq.server.operation.PlaceNames;
import io.scitq.server.operation.ProviderNames;
import io.scitq.server.operation.ResultWatch;
import io.scitq.server.operation.ResumeBatches;
import io.scitq.server.operation.ShowRclone;
import io.scitq.server.operation.StopBatches;
import io.scitq.server.operation.TaskDesk;
import io.scitq.server.operation.UpdateRecruiter;
import io.scitq.server.recruit.LaunchTerms;
import io.scitq.server.recruit.QuotaRoom;
import io.scitq.server.recruit.SnapshotReader;
import io.scitq.server.update.LiveCatalog;
import io.scitq.spi.ProviderId;
import io.scitq.store.BatchStore;
import io.scitq.store.Database;
import io.scitq.store.ExecutionStore;
import io.scitq.store.LaunchNaming;
import io.scitq.store.LaunchStore;
import io.scitq.store.LeaseStore;
import io.scitq.store.PrintedStore;
import io.scitq.store.RecruitStore;
import io.scitq.store.RecruiterStore;
import io.scitq.store.RequirementStore;
import io.scitq.store.ServerStore;
import io.scitq.store.TaskStore;
import io.scitq.store.WorkerStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Builds all REST routes over a database, as the daemon does.
 *
 * @param setup their common needs
 * @param database real
 * @param catalog what the tests sell
 * @param hints on a real event bus
 * @param rclone need not exist
 * @param results told of results
 */
record RestRoutes(
    RestSetup setup,
    Database database,
    LiveCatalog catalog,
    Hints hints,
    Path rclone,
    ResultWatch results) {
  static final ProviderId OVH = new ProviderId("ovh");

  List<RouteGroup> all() {
    ExecutionStore executions = new ExecutionStore(database);
    WorkerStore workers = new WorkerStore(database);
    ProviderNames names = new ProviderNames(Set.of(OVH), catalog);
    TaskStore tasks = new TaskStore(database);
    ExecutionDesk desk = new ExecutionDesk(executions, results, setup.clock(), hints);
    return List.of(
        new TaskRoutes(setup, new TaskDesk(tasks, setup.clock(), hints), tasks, desk),
        new WorkerRoutes(
            setup, workers, executions, new LaunchStore(database), deploy(names, snapshots())),
        new ExecutionRoutes(setup, desk, new PrintedStore(database)),
        batches(),
        new RequirementRoutes(setup, new RequirementStore(database)),
        recruiters(workers, names),
        new FlavorRoutes(setup, flavors(names, snapshots())),
        new ConfigRoutes(setup, new ShowRclone(rclone), "azure://rnd/results"));
  }

  private SnapshotReader snapshots() {
    RecruitSettings settings =
        new RecruitSettings(List.of(), Duration.ofMinutes(2), Duration.ofHours(48), 10, 100);
    Listening listening = new Listening(setup.clock().instant());
    return new SnapshotReader(
        new RecruitStore(database), Map.of(), Set.of(OVH), settings, listening);
  }

  private DeployWorkers deploy(ProviderNames names, SnapshotReader snapshots) {
    LaunchNaming naming = new LaunchNaming("lab", new ServerStore(database).serverId());
    LaunchTerms terms =
        new LaunchTerms(naming, new LeaseStore(database), "here", Duration.ofMinutes(15));
    return new DeployWorkers(
        snapshots,
        catalog,
        new PlaceNames(names, new FlavorNames(catalog)),
        terms,
        setup.clock(),
        hints);
  }

  private ListFlavors flavors(ProviderNames names, SnapshotReader snapshots) {
    QuotaRoom rooms = new QuotaRoom(snapshots, catalog, setup.clock());
    return new ListFlavors(catalog, names, rooms, List.of(), Duration.ofHours(3), setup.clock());
  }

  private BatchRoutes batches() {
    BatchStore batches = new BatchStore(database);
    return new BatchRoutes(
        setup,
        new ListBatches(batches, new BatchNames(batches)),
        new StopBatches(batches, setup.clock(), hints),
        new ResumeBatches(batches, setup.clock(), hints),
        new DeleteBatches(batches, setup.clock(), hints));
  }

  private RecruiterRoutes recruiters(WorkerStore workers, ProviderNames names) {
    RecruiterStore recruiters = new RecruiterStore(database);
    return new RecruiterRoutes(
        setup,
        recruiters,
        workers,
        new RecruiterRoutes.Acts(
            new CreateRecruiter(recruiters, names, hints),
            new UpdateRecruiter(recruiters, names, hints),
            new DeleteRecruiter(recruiters, setup.clock(), hints),
            new MatchRecruiters(catalog)));
  }
}
