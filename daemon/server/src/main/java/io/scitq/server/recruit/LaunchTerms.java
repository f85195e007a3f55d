package io.scitq.server.recruit;

import io.scitq.store.LaunchNaming;
import io.scitq.store.LeaseStore;
import java.time.Duration;

/**
 * What every recorded launch needs besides the plan.
 *
 * @param naming makes the idempotent names
 * @param leases who may plan
 * @param holder this process, for leases and claims
 * @param registerTimeout how long a worker may take until its first sign of life
 */
public record LaunchTerms(
    LaunchNaming naming, LeaseStore leases, String holder, Duration registerTimeout) {}
