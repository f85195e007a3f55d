package io.scitq.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to change in a worker; absent fields stay.
 *
 * @param workerId names the worker, wins over the name
 * @param name names the worker
 * @param status paused, running, offline or failed
 * @param batch new batch
 * @param concurrency tasks at once, 0 or more
 * @param prefetch tasks prepared ahead, 0 or more
 * @param flavor new flavor name
 * @param clear fields to clear: batch (it becomes {@code Default}), flavor
 */
public record WorkerChange(
    @Nullable Integer workerId,
    @Nullable String name,
    @Nullable String status,
    @Nullable String batch,
    @Nullable Integer concurrency,
    @Nullable Integer prefetch,
    @Nullable String flavor,
    @Nullable List<String> clear) {
  /** Copies the list. */
  public WorkerChange {
    clear = clear == null ? null : List.copyOf(clear);
  }
}
