package io.scitq.api;

import org.jspecify.annotations.Nullable;

/**
 * A recruiter to create.
 *
 * @param batch its batch, required
 * @param rank its rank, default 1, at least 0
 * @param flavor flavor name, {@code auto} or {@code auto:filters}, required
 * @param region region, {@code auto}, or absent (then it only recycles)
 * @param provider provider, {@code auto}, or absent (then it only recycles)
 * @param concurrency tasks at once on each worker, at least 1, required
 * @param prefetch tasks prepared ahead on each worker, default 0
 * @param tasksPerWorker pending tasks that justify one worker, default the concurrency
 * @param minimumTasks fewer pending tasks than this recruit nobody
 * @param maximumWorkers no deployment beyond so many workers of the batch
 */
public record RecruiterSpec(
    String batch,
    @Nullable Integer rank,
    @Nullable String flavor,
    @Nullable String region,
    @Nullable String provider,
    @Nullable Integer concurrency,
    @Nullable Integer prefetch,
    @Nullable Integer tasksPerWorker,
    @Nullable Integer minimumTasks,
    @Nullable Integer maximumWorkers) {}
