package io.scitq.api;

import org.jspecify.annotations.Nullable;

/**
 * Names one task; the id wins when both are given, and of several with one name the lowest id.
 *
 * @param taskId its id
 * @param name its name
 */
public record TaskKey(@Nullable Integer taskId, @Nullable String name) {}
