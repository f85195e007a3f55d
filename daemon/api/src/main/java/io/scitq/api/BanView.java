package io.scitq.api;

import org.jspecify.annotations.Nullable;

/**
 * What an operator forbids to buy.
 *
 * @param flavor the flavor
 * @param provider at this provider only, null for all
 * @param region in this region only, null for all
 * @param reason why
 * @param since when it was said
 */
public record BanView(
    String flavor,
    @Nullable String provider,
    @Nullable String region,
    String reason,
    String since) {}
