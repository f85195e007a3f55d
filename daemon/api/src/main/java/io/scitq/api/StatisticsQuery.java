package io.scitq.api;

import org.jspecify.annotations.Nullable;

/**
 * Of which offerings to tell how their launches fared.
 *
 * @param provider of this provider, null for all
 * @param region in this region, null for all
 * @param flavor of this flavor, null for all
 */
public record StatisticsQuery(
    @Nullable String provider, @Nullable String region, @Nullable String flavor) {}
