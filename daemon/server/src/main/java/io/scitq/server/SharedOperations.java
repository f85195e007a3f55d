package io.scitq.server;

import io.scitq.catalog.PreferredRegion;
import io.scitq.server.operation.BatchNames;
import io.scitq.server.operation.CreateRecruiter;
import io.scitq.server.operation.DeleteBatches;
import io.scitq.server.operation.DeleteRecruiter;
import io.scitq.server.operation.DeployWorkers;
import io.scitq.server.operation.ListBatches;
import io.scitq.server.operation.ListFlavors;
import io.scitq.server.operation.Operation;
import io.scitq.server.operation.PlaceNames;
import io.scitq.server.operation.ProviderNames;
import io.scitq.server.operation.ResumeBatches;
import io.scitq.server.operation.ShowRclone;
import io.scitq.server.operation.StopBatches;
import io.scitq.server.operation.UpdateRecruiter;
import io.scitq.server.recruit.QuotaRoom;
import java.time.Duration;
import java.util.List;

/**
 * The operations that are reached through both doors, the bus and the REST routes of scitq 1.3.
 *
 * @param listFlavors flavor.list
 * @param createRecruiter recruiter.create
 * @param updateRecruiter recruiter.update
 * @param deleteRecruiter recruiter.delete
 * @param deployWorkers worker.deploy
 * @param listBatches batch.list
 * @param stopBatches batch.stop
 * @param resumeBatches batch.go
 * @param deleteBatches batch.delete
 * @param showRclone config.rclone
 */
record SharedOperations(
    ListFlavors listFlavors,
    CreateRecruiter createRecruiter,
    UpdateRecruiter updateRecruiter,
    DeleteRecruiter deleteRecruiter,
    DeployWorkers deployWorkers,
    ListBatches listBatches,
    StopBatches stopBatches,
    ResumeBatches resumeBatches,
    DeleteBatches deleteBatches,
    ShowRclone showRclone) {
  /** Three missed hourly updates: the data is shown as stale. */
  private static final Duration STALE = Duration.ofHours(3);

  static SharedOperations of(Parts parts, PlaceNames places, QuotaRoom rooms) {
    Stores stores = parts.stores();
    ProviderNames names = places.names();
    List<PreferredRegion> preferred = parts.config().recruit().preferredRegions();
    return new SharedOperations(
        new ListFlavors(parts.catalog(), names, rooms, preferred, STALE, parts.clock()),
        new CreateRecruiter(stores.recruiters(), names, parts.hints()),
        new UpdateRecruiter(stores.recruiters(), names, parts.hints()),
        new DeleteRecruiter(stores.recruiters(), parts.clock(), parts.hints()),
        new DeployWorkers(
            parts.snapshots(),
            parts.catalog(),
            places,
            parts.terms(),
            parts.clock(),
            parts.hints()),
        new ListBatches(stores.batches(), new BatchNames(stores.batches())),
        new StopBatches(stores.batches(), parts.clock(), parts.hints()),
        new ResumeBatches(stores.batches(), parts.clock(), parts.hints()),
        new DeleteBatches(stores.batches(), parts.clock(), parts.hints()),
        new ShowRclone(parts.config().deploy().rcloneConf()));
  }

  List<Operation<?, ?>> all() {
    return List.of(
        listFlavors,
        createRecruiter,
        updateRecruiter,
        deleteRecruiter,
        deployWorkers,
        listBatches,
        stopBatches,
        resumeBatches,
        deleteBatches,
        showRclone);
  }
}
