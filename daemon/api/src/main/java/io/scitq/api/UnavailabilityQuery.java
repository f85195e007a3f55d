package io.scitq.api;

import org.jspecify.annotations.Nullable;

/**
 * Which learned blocks to list.
 *
 * @param provider of this provider, null for all
 * @param region whose scope names this region, null for all
 * @param flavor whose scope names this flavor, null for all
 * @param all true for ended ones too, which wait for a first launch to prove them over
 */
public record UnavailabilityQuery(
    @Nullable String provider,
    @Nullable String region,
    @Nullable String flavor,
    @Nullable Boolean all) {}
