package io.scitq.api;

import org.jspecify.annotations.Nullable;

/**
 * Selects jobs, newest first.
 *
 * @param jobId only this one
 * @param status only this status: pending, running, succeeded or failed
 * @param limit at most so many, 1 to 1000, default 100
 */
public record JobQuery(@Nullable Integer jobId, @Nullable String status, @Nullable Integer limit) {}
