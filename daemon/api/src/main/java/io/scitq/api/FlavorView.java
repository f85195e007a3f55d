package io.scitq.api;

import org.jspecify.annotations.Nullable;

/**
 * One offering: a flavor in a region.
 *
 * @param name flavor name
 * @param provider provider
 * @param region region
 * @param cpu vCPUs
 * @param ram GB
 * @param disk GB
 * @param tags letters, possibly empty
 * @param gpu model and number, null without
 * @param gpumem GB of all GPUs together, null without
 * @param cost per hour in the given currency
 * @param currency ISO 4217
 * @param eviction percent per hour; when assumed, the documented default
 * @param evictionAssumed true when the provider gives no eviction rate
 * @param available how many of it fit in the known quotas, null when no quota is known
 * @param ageSeconds how long ago the provider said so, null when not known
 * @param banned why an operator forbids to buy it, null when nobody does
 * @param blocked what a recent failure says against it, null when nothing does
 * @param stale true when the region's last fetch failed or is older than three update periods
 */
public record FlavorView(
    String name,
    String provider,
    String region,
    int cpu,
    double ram,
    double disk,
    String tags,
    @Nullable String gpu,
    @Nullable Double gpumem,
    double cost,
    String currency,
    int eviction,
    boolean evictionAssumed,
    @Nullable Long available,
    @Nullable Long ageSeconds,
    @Nullable String banned,
    @Nullable String blocked,
    boolean stale) {}
