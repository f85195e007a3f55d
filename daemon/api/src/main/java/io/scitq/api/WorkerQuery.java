package io.scitq.api;

import org.jspecify.annotations.Nullable;

/**
 * Selects workers.
 *
 * @param batch only this batch
 * @param status only this status
 */
public record WorkerQuery(@Nullable String batch, @Nullable String status) {}
