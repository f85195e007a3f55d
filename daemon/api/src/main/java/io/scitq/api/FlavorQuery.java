package io.scitq.api;

import org.jspecify.annotations.Nullable;

/**
 * A search for flavors; every field may be absent.
 *
 * @param minCpu at least so many vCPUs, default 0
 * @param minRam at least so many GB of memory, default 0
 * @param minDisk at least so many GB of disk, default 0
 * @param maxEviction percent per hour, default 5; a protofilter on eviction lifts it
 * @param limit at most so many rows, default 10, 0 to 100000
 * @param provider exact provider; {@code auto} means any
 * @param region exact region; {@code auto} means any
 * @param protofilters filters joined by {@code :}; a leading {@code auto:} is accepted
 */
public record FlavorQuery(
    @Nullable Integer minCpu,
    @Nullable Double minRam,
    @Nullable Double minDisk,
    @Nullable Integer maxEviction,
    @Nullable Integer limit,
    @Nullable String provider,
    @Nullable String region,
    @Nullable String protofilters) {}
