package io.scitq.api;

import org.jspecify.annotations.Nullable;

/**
 * Which ceilings to list.
 *
 * @param provider of this provider, null for all
 * @param region in this region, null for all
 */
public record QuotaQuery(@Nullable String provider, @Nullable String region) {}
