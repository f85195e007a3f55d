package io.scitq.api;

import org.jspecify.annotations.Nullable;

/**
 * Names one recruiter.
 *
 * @param batch its batch
 * @param rank its rank in the batch, default 1
 */
public record RecruiterKey(String batch, @Nullable Integer rank) {}
