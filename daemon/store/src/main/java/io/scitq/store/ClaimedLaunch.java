package io.scitq.store;

import io.scitq.deploy.LaunchId;
import io.scitq.spi.Flavor;
import io.scitq.spi.InstanceName;
import io.scitq.spi.OfferingId;
import io.scitq.spi.Purchase;
import io.scitq.task.WorkerId;
import java.util.Optional;

/**
 * A launch that this process has to carry out.
 *
 * @param id which one
 * @param worker its worker row
 * @param name idempotent name of the instance
 * @param offering what to buy
 * @param purchase how
 * @param flavor the hardware shape
 * @param concurrency tasks at once on the worker
 * @param attempts how many times it was claimed, this time included
 * @param person true when a person asked for it, not a recruiter
 * @param vendorId the provider's id, when an earlier attempt learned it
 */
public record ClaimedLaunch(
    LaunchId id,
    WorkerId worker,
    InstanceName name,
    OfferingId offering,
    Purchase purchase,
    Flavor flavor,
    int concurrency,
    int attempts,
    boolean person,
    Optional<String> vendorId) {}
