package io.scitq.store;

import io.scitq.deploy.LaunchId;
import io.scitq.deploy.LaunchStatus;
import io.scitq.spi.InstanceRef;
import io.scitq.spi.OfferingId;
import io.scitq.task.WorkerId;
import java.time.Instant;

/**
 * An accepted launch to be followed until its worker has spoken.
 *
 * @param id which one
 * @param worker its worker row
 * @param ref where to look
 * @param offering what was bought
 * @param status {@code STARTING} or {@code BOOTED}
 * @param acceptedAt when the provider accepted it
 * @param deadline when its worker must have registered
 */
public record FollowedLaunch(
    LaunchId id,
    WorkerId worker,
    InstanceRef ref,
    OfferingId offering,
    LaunchStatus status,
    Instant acceptedAt,
    Instant deadline) {}
