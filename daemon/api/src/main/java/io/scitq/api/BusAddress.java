package io.scitq.api;

/** Addresses of the public operations, as in {@code POST /bus/scitq.flavor.list}. */
public final class BusAddress {
  /** {@link FlavorQuery} to {@code {"items": [FlavorView]}}. */
  public static final String FLAVOR_LIST = "scitq.flavor.list";

  /** {@link FlavorQuery} to {@link FlavorExplanation}. */
  public static final String FLAVOR_EXPLAIN = "scitq.flavor.explain";

  /** {@link RecruiterQuery} to {@code {"items": [RecruiterView]}}. */
  public static final String RECRUITER_LIST = "scitq.recruiter.list";

  /** {@link RecruiterSpec} to {@link RecruiterView}; replaces one with the same batch and rank. */
  public static final String RECRUITER_CREATE = "scitq.recruiter.create";

  /** {@link RecruiterSpec} with only what changes, to {@link RecruiterView}. */
  public static final String RECRUITER_UPDATE = "scitq.recruiter.update";

  /** {@link RecruiterKey} to the deleted {@link RecruiterView}. */
  public static final String RECRUITER_DELETE = "scitq.recruiter.delete";

  /** {@link RecruiterQuery} to {@link PlanView}: what would be done now; does nothing. */
  public static final String RECRUITER_PLAN = "scitq.recruiter.plan";

  /** {@link WorkerQuery} to {@code {"items": [WorkerView]}}. */
  public static final String WORKER_LIST = "scitq.worker.list";

  /** {@link DeploySpec} to {@code {"items": [DeployView]}}. */
  public static final String WORKER_DEPLOY = "scitq.worker.deploy";

  /** {@link WorkerChange} to {@link WorkerView}. */
  public static final String WORKER_UPDATE = "scitq.worker.update";

  /** {@link WorkerKey} to {@link WorkerRemoval}. */
  public static final String WORKER_DELETE = "scitq.worker.delete";

  /** {@link UpdaterCommand} to {@code {"items": [UpdaterView]}}; waits for the run to end. */
  public static final String UPDATER_RUN = "scitq.updater.run";

  /** {@link UpdaterCommand} (provider optional) to {@code {"items": [UpdaterView]}}. */
  public static final String UPDATER_STATUS = "scitq.updater.status";

  /** {@link TaskQuery} to {@code {"items": [TaskView]}}, one page. */
  public static final String TASK_LIST = "scitq.task.list";

  /** {@link TaskSpecs} to {@link TaskIds}: all are queued, or none. */
  public static final String TASK_CREATE = "scitq.task.create";

  /** {@link TaskChange} to {@link TaskView}. */
  public static final String TASK_UPDATE = "scitq.task.update";

  /** {@link TaskKey} to {@link TaskRelaunch}: makes it pending. */
  public static final String TASK_RELAUNCH = "scitq.task.relaunch";

  /** {@link TaskKey} to {@link TaskRemoval}. */
  public static final String TASK_DELETE = "scitq.task.delete";

  /** {@link ExecutionQuery} to {@code {"items": [ExecutionView]}}, one page. */
  public static final String EXECUTION_LIST = "scitq.execution.list";

  /** {@link OutputQuery} to {@link OutputView}: a piece of what an execution printed. */
  public static final String EXECUTION_OUTPUT = "scitq.execution.output";

  /** {@link BatchQuery} to {@code {"items": [BatchView]}}, by name. */
  public static final String BATCH_LIST = "scitq.batch.list";

  /** {@link BatchCommand} to {@code {"items": [BatchAction]}}: pauses the workers. */
  public static final String BATCH_STOP = "scitq.batch.stop";

  /** {@link BatchCommand} to {@code {"items": [BatchAction]}}: resumes the workers. */
  public static final String BATCH_GO = "scitq.batch.go";

  /** {@link BatchCommand} to {@code {"items": [BatchAction]}}: tasks and recruiters go. */
  public static final String BATCH_DELETE = "scitq.batch.delete";

  /** {@link JobQuery} to {@code {"items": [JobView]}}. */
  public static final String JOB_LIST = "scitq.job.list";

  /** {@link ConfigQuery} to {@link ConfigText}: the rclone configuration; it holds secrets. */
  public static final String CONFIG_RCLONE = "scitq.config.rclone";

  /** {@link ConfigQuery} to {@code {"items": [InventoryHost]}}: machines for Ansible. */
  public static final String WORKER_INVENTORY = "scitq.worker.inventory";

  /** {@link JobKey} to {@link JobCancellation}: what was made is deleted. */
  public static final String JOB_CANCEL = "scitq.job.cancel";

  /** {@link StrayQuery} to {@code {"items": [StrayView]}}: what costs money without a row. */
  public static final String STRAY_LIST = "scitq.stray.list";

  /** {@link StrayCommand} to {@link StrayAction}: a machine becomes a worker. */
  public static final String STRAY_ADOPT = "scitq.stray.adopt";

  /** {@link StrayQuery} with a name to {@code {"items": [StrayAction]}}: deletes them there. */
  public static final String STRAY_DELETE = "scitq.stray.delete";

  /** {@link UnavailabilityQuery} to {@code {"items": [UnavailabilityView]}}. */
  public static final String UNAVAILABILITY_LIST = "scitq.unavailability.list";

  /** {@link UnavailabilityKey} to the cleared {@code {"items": [UnavailabilityView]}}. */
  public static final String UNAVAILABILITY_CLEAR = "scitq.unavailability.clear";

  /** {@link BanSpec} to {@link BanView}. */
  public static final String FLAVOR_BAN = "scitq.flavor.ban";

  /** {@link BanKey} to the lifted {@code {"items": [BanView]}}. */
  public static final String FLAVOR_ALLOW = "scitq.flavor.allow";

  /** {@link BanKey} to {@code {"items": [BanView]}}. */
  public static final String FLAVOR_BANS = "scitq.flavor.bans";

  /** {@link StatisticsQuery} to {@code {"items": [StatisticsView]}}. */
  public static final String FLAVOR_STATS = "scitq.flavor.stats";

  /** {@link QuotaQuery} to {@code {"items": [QuotaView]}}: what planners count on. */
  public static final String QUOTA_LIST = "scitq.quota.list";

  /** {@link BatchQuery} to {@code {"items": [CostView]}}, by name. */
  public static final String BATCH_COST = "scitq.batch.cost";

  /** {@link StartupQuery} to {@code {"items": [StartupView]}}. */
  public static final String STARTUP_LIST = "scitq.startup.list";

  /** {@link StartupQuery} to {@code {"items": [StartupView]}}: recruiting goes on. */
  public static final String STARTUP_CLEAR = "scitq.startup.clear";

  private BusAddress() {}
}
