package io.scitq.sweep;

import io.scitq.deploy.LaunchId;
import io.scitq.deploy.LaunchStatus;
import io.scitq.spi.InstanceName;
import io.scitq.spi.Region;
import java.time.Instant;
import java.util.Optional;

/**
 * A launch that is not over.
 *
 * @param id its id
 * @param name of its instance
 * @param where provider and region
 * @param vendorId the provider's own id, once it was learned
 * @param status where it stands
 * @param since when the provider accepted it, or it was recorded
 * @param missed complete listings in a row that lacked it
 */
public record LaunchFact(
    LaunchId id,
    InstanceName name,
    Region where,
    Optional<String> vendorId,
    LaunchStatus status,
    Instant since,
    int missed) {}
