package io.scitq.spi;

import java.util.Optional;

/**
 * Enough to find an instance again after a restart.
 *
 * @param name the idempotent name
 * @param region name of the region it was asked for
 * @param vendorId the provider's own id, when it was learned
 */
public record InstanceRef(InstanceName name, String region, Optional<String> vendorId) {}
