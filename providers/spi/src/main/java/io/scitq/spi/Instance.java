package io.scitq.spi;

import java.time.Instant;
import java.util.Optional;

/**
 * A machine of ours at a provider.
 *
 * @param name the idempotent name we asked for
 * @param where provider and region
 * @param flavor name of the flavor, empty when the provider does not tell
 * @param vendorId the provider's own id
 * @param status where it stands
 * @param failure why it is {@link InstanceStatus#FAILED}, when the provider tells
 * @param ipv4 public address, once there is one
 * @param ipv6 public address, once there is one
 * @param createdAt when the provider made it, when it tells
 */
public record Instance(
    InstanceName name,
    Region where,
    String flavor,
    String vendorId,
    InstanceStatus status,
    Optional<LaunchFailure> failure,
    Optional<String> ipv4,
    Optional<String> ipv6,
    Optional<Instant> createdAt) {}
