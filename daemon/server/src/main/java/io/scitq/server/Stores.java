package io.scitq.server;

import io.scitq.store.Adoptions;
import io.scitq.store.BanStore;
import io.scitq.store.BatchStore;
import io.scitq.store.CatalogStore;
import io.scitq.store.CostStore;
import io.scitq.store.Database;
import io.scitq.store.DecisionLog;
import io.scitq.store.ExecutionStore;
import io.scitq.store.InventoryStore;
import io.scitq.store.JobCancellations;
import io.scitq.store.JobViews;
import io.scitq.store.LaunchStore;
import io.scitq.store.LeaseStore;
import io.scitq.store.OfferingEvents;
import io.scitq.store.PrintedStore;
import io.scitq.store.QuotaStore;
import io.scitq.store.RecruitStore;
import io.scitq.store.RecruiterStore;
import io.scitq.store.RetireStore;
import io.scitq.store.ServerStore;
import io.scitq.store.StartupStore;
import io.scitq.store.StrayStore;
import io.scitq.store.TaskStore;
import io.scitq.store.UnavailabilityStore;
import io.scitq.store.WorkerEdits;
import io.scitq.store.WorkerViews;

/**
 * All stores of one database.
 *
 * @param server the server's own facts
 * @param leases who may do what
 * @param catalog offerings and update runs
 * @param quotas the clouds' own figures
 * @param unavailabilities learned blocks
 * @param recruiters the rules
 * @param recruit the planner's snapshot and record
 * @param decisions what was decided
 * @param launches instances being made and deleted
 * @param retire the retiring snapshot
 * @param workers workers for lists
 * @param workerEdits changes of workers by people
 * @param batches what tasks, workers and recruiters are grouped by
 * @param jobs work on machines, for lists
 * @param inventory machines for Ansible
 * @param strays what providers have without a row
 * @param adoptions takes strays in
 * @param startups how machines start
 * @param cancellations ends jobs that nobody wants any more
 * @param bans what operators forbid
 * @param costs what machines cost
 * @param events how launches fared
 * @param tasks tasks and their requirements
 * @param executions executions and signals
 * @param printed what executions print
 */
record Stores(
    ServerStore server,
    LeaseStore leases,
    CatalogStore catalog,
    QuotaStore quotas,
    UnavailabilityStore unavailabilities,
    RecruiterStore recruiters,
    RecruitStore recruit,
    DecisionLog decisions,
    LaunchStore launches,
    RetireStore retire,
    WorkerViews workers,
    WorkerEdits workerEdits,
    BatchStore batches,
    JobViews jobs,
    InventoryStore inventory,
    StrayStore strays,
    Adoptions adoptions,
    StartupStore startups,
    JobCancellations cancellations,
    BanStore bans,
    CostStore costs,
    OfferingEvents events,
    TaskStore tasks,
    ExecutionStore executions,
    PrintedStore printed) {
  static Stores of(Database database) {
    return new Stores(
        new ServerStore(database),
        new LeaseStore(database),
        new CatalogStore(database),
        new QuotaStore(database),
        new UnavailabilityStore(database),
        new RecruiterStore(database),
        new RecruitStore(database),
        new DecisionLog(database),
        new LaunchStore(database),
        new RetireStore(database),
        new WorkerViews(database),
        new WorkerEdits(database),
        new BatchStore(database),
        new JobViews(database),
        new InventoryStore(database),
        new StrayStore(database),
        new Adoptions(database),
        new StartupStore(database),
        new JobCancellations(database),
        new BanStore(database),
        new CostStore(database),
        new OfferingEvents(database),
        new TaskStore(database),
        new ExecutionStore(database),
        new PrintedStore(database));
  }
}
