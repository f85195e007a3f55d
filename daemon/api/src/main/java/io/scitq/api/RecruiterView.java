package io.scitq.api;

import org.jspecify.annotations.Nullable;

/**
 * A recruiter as stored, with what it last decided.
 *
 * @param batch its batch
 * @param rank its rank
 * @param flavor flavor name or {@code auto:filters}
 * @param region region, {@code auto} or null
 * @param provider provider, {@code auto} or null
 * @param concurrency tasks at once on each worker
 * @param prefetch tasks prepared ahead
 * @param tasksPerWorker pending tasks that justify one worker
 * @param minimumTasks threshold or null
 * @param maximumWorkers cap or null
 * @param lastDecision last stored decision in one line, null when it never decided
 * @param lastDecisionDate when that was
 * @param replaced in the answer to a creation: true when it replaced the one of its batch and rank;
 *     null elsewhere
 */
public record RecruiterView(
    String batch,
    int rank,
    String flavor,
    @Nullable String region,
    @Nullable String provider,
    int concurrency,
    int prefetch,
    int tasksPerWorker,
    @Nullable Integer minimumTasks,
    @Nullable Integer maximumWorkers,
    @Nullable String lastDecision,
    @Nullable String lastDecisionDate,
    @Nullable Boolean replaced) {}
