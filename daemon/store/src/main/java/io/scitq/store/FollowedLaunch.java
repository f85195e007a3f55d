package io.scitq.store;

import io.scitq.deploy.LaunchId;
import io.scitq.deploy.LaunchStatus;
import io.scitq.spi.InstanceRef;
import io.scitq.spi.ProviderId;
import io.scitq.task.WorkerId;
import java.time.Instant;

/**
 * An accepted launch to be followed until its worker has spoken.
 *
 * @param id which one
 * @param worker its worker row
 * @param ref where to look
 * @param provider whom to ask
 * @param status {@code STARTING} or {@code BOOTED}
 * @param acceptedAt when the provider accepted it
 * @param deadline when its worker must have registered
 */
public record FollowedLaunch(
    LaunchId id,
    WorkerId worker,
    InstanceRef ref,
    ProviderId provider,
    LaunchStatus status,
    Instant acceptedAt,
    Instant deadline) {}
