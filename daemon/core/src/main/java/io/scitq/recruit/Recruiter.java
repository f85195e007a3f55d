package io.scitq.recruit;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The standing rule of a batch and rank, as stored: nothing is checked here, because one bad row
 * must not stop the others; the planner reports it.
 *
 * @param id batch and rank
 * @param flavor flavor name, {@code auto} or {@code auto:filters}
 * @param region region, {@code auto}, or empty: then it only recycles
 * @param provider provider, {@code auto}, or empty: then it only recycles
 * @param concurrency tasks at once on each worker
 * @param prefetch tasks prepared ahead on each worker
 * @param tasksPerWorker pending tasks that justify one worker
 * @param minimumTasks fewer pending tasks than this recruit nobody
 * @param maximumWorkers no deployment beyond so many workers of the batch
 */
public record Recruiter(
    RecruiterId id,
    String flavor,
    Optional<String> region,
    Optional<String> provider,
    int concurrency,
    int prefetch,
    int tasksPerWorker,
    OptionalInt minimumTasks,
    OptionalInt maximumWorkers) {}
