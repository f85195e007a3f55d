package io.scitq.api;

import org.jspecify.annotations.Nullable;

/**
 * Names one worker; the id wins when both are given.
 *
 * @param workerId its id
 * @param name its name
 */
public record WorkerKey(@Nullable Integer workerId, @Nullable String name) {}
