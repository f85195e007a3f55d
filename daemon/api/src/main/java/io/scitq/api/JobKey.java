package io.scitq.api;

import org.jspecify.annotations.Nullable;

/**
 * Names a job.
 *
 * @param jobId its id, required
 */
public record JobKey(@Nullable Integer jobId) {}
