package io.scitq.api;

import org.jspecify.annotations.Nullable;

/**
 * A flavor that an operator forbids to buy.
 *
 * @param flavor exact name
 * @param provider at this provider only, null for all
 * @param region in this region only, null for all
 * @param reason why, for those who ask later
 */
public record BanSpec(
    @Nullable String flavor,
    @Nullable String provider,
    @Nullable String region,
    @Nullable String reason) {}
