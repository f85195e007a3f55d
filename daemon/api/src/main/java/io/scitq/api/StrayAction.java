package io.scitq.api;

import org.jspecify.annotations.Nullable;

/**
 * What was done about a stray.
 *
 * @param name its name
 * @param provider where it is
 * @param action {@code adopted} or {@code deleting}
 * @param workerId the worker that it is from now on, null when it is deleted
 */
public record StrayAction(
    String name, String provider, String action, @Nullable Integer workerId) {}
