package io.scitq.recruit;

import java.util.Locale;

/** Why a recruiter, or a deployment, decides as it does. */
public enum ReasonCode {
  /** An idle worker of another batch fits and is taken over. */
  RECYCLED,
  /** The cheapest safe offering was found. */
  CHEAPEST,
  /** A cheaper one fits, but its recent losses let it cost more in the end. */
  LEARNED_LOSSES,
  /** The cheapest safe offering in a preferred region was found. */
  PREFERRED_REGION,
  /** The named flavor is launched. */
  NAMED_FLAVOR,
  /** No pending task in the batch. */
  NO_PENDING_TASK,
  /** Fewer pending tasks than the recruiter's minimum. */
  BELOW_MINIMUM_TASKS,
  /** The batch has the workers it needs, those being launched included. */
  ENOUGH_WORKERS,
  /** The recruiter's maximum of workers is reached. */
  MAXIMUM_WORKERS,
  /** The batch was stopped, or all its workers are paused. */
  BATCH_STOPPED,
  /** The recruiter has no provider or no region: it only recycles, and nothing fits. */
  RECYCLE_ONLY,
  /** An idle worker is not taken over, because too little is known of its machine. */
  WORKER_UNKNOWN,
  /** The stored filter is wrong. */
  FILTER_INVALID,
  /** The stored figures make no sense, such as 0 tasks per worker. */
  RECRUITER_INVALID,
  /** No known offering satisfies the filter. */
  NOTHING_FITS,
  /** Fitting offerings exist, but no quota is left for them. */
  QUOTA,
  /** Fitting offerings exist, but recent failures block them. */
  UNAVAILABLE,
  /** Fitting offerings exist, but an operator has banned them. */
  BANNED,
  /** One launch goes first to probe whether a past failure is over. */
  PROBE,
  /** Fitting offerings exist, but the provider is not configured here or is stopped. */
  PROVIDER_DISABLED,
  /** Fitting offerings exist, but their data is too old to buy on. */
  CATALOG_STALE,
  /** As many launches as allowed are under way. */
  LAUNCHES_IN_FLIGHT,
  /** Fitting offerings cost too many times what the evicted worker cost. */
  EVICTION_COST,
  /** Enough of the batch's workers are on the same spot offering. */
  OFFERING_SHARE;

  /** A stable word for tables and metrics. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
