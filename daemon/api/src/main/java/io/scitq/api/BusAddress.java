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

  private BusAddress() {}
}
