package io.scitq.api;

import org.jspecify.annotations.Nullable;

/**
 * Which bans are meant: those that name all that is given here.
 *
 * @param flavor of this flavor, null for all
 * @param provider that name this provider, null for all
 * @param region that name this region, null for all
 */
public record BanKey(@Nullable String flavor, @Nullable String provider, @Nullable String region) {}
