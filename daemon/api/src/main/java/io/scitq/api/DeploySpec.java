package io.scitq.api;

import org.jspecify.annotations.Nullable;

/**
 * Workers to deploy.
 *
 * @param flavor flavor name, {@code auto} or {@code auto:filters}, required
 * @param region region or {@code auto}, required
 * @param provider provider or {@code auto}, required
 * @param concurrency tasks at once, default 1
 * @param prefetch tasks prepared ahead, default 0
 * @param number how many workers, default 1, at most 1000
 * @param batch batch, {@code Default} when absent
 */
public record DeploySpec(
    String flavor,
    String region,
    String provider,
    @Nullable Integer concurrency,
    @Nullable Integer prefetch,
    @Nullable Integer number,
    @Nullable String batch) {}
