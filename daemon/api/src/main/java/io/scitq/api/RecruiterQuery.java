package io.scitq.api;

import org.jspecify.annotations.Nullable;

/**
 * Selects recruiters.
 *
 * @param batch only this batch; all when absent
 */
public record RecruiterQuery(@Nullable String batch) {}
