package io.scitq.api;

import org.jspecify.annotations.Nullable;

/**
 * Names a stray machine to be adopted.
 *
 * @param name the name it bears, required
 * @param provider only at this provider
 * @param batch of the new worker, default Default
 * @param concurrency of the new worker, 0 to 10000, default 1
 */
public record StrayCommand(
    @Nullable String name,
    @Nullable String provider,
    @Nullable String batch,
    @Nullable Integer concurrency) {}
