package io.scitq.api;

import org.jspecify.annotations.Nullable;

/**
 * Which learned blocks to clear; at least one part must be given, and all that are must match.
 *
 * @param id number of one of them
 * @param provider of this provider
 * @param region whose scope names this region
 * @param flavor whose scope names this flavor
 */
public record UnavailabilityKey(
    @Nullable Integer id,
    @Nullable String provider,
    @Nullable String region,
    @Nullable String flavor) {}
