package io.scitq.api;

import org.jspecify.annotations.Nullable;

/**
 * Selects batches.
 *
 * @param batch only this one
 */
public record BatchQuery(@Nullable String batch) {}
