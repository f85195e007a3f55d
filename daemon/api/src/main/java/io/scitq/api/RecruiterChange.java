package io.scitq.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to change in a recruiter; absent fields stay.
 *
 * @param batch its batch, required
 * @param rank its rank, default 1, at least 0
 * @param flavor flavor name, {@code auto} or {@code auto:filters}
 * @param region region, {@code auto}, or empty text to clear it
 * @param provider provider, {@code auto}, or empty text to clear it
 * @param concurrency tasks at once on each worker, at least 1
 * @param prefetch tasks prepared ahead on each worker
 * @param tasksPerWorker pending tasks that justify one worker
 * @param minimumTasks fewer pending tasks than this recruit nobody
 * @param maximumWorkers no deployment beyond so many workers of the batch
 * @param clear fields to clear: region, provider (without them it only recycles), minimum_tasks,
 *     maximum_workers
 */
public record RecruiterChange(
    String batch,
    @Nullable Integer rank,
    @Nullable String flavor,
    @Nullable String region,
    @Nullable String provider,
    @Nullable Integer concurrency,
    @Nullable Integer prefetch,
    @Nullable Integer tasksPerWorker,
    @Nullable Integer minimumTasks,
    @Nullable Integer maximumWorkers,
    @Nullable List<String> clear) {
  /** Copies the list. */
  public RecruiterChange {
    clear = clear == null ? null : List.copyOf(clear);
  }
}
