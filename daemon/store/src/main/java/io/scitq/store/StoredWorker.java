package io.scitq.store;

import io.scitq.task.WorkerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of table worker as its worker and its clients see it.
 *
 * @param id its id
 * @param name its name
 * @param hostname with the name, the identity of a worker process
 * @param status a word of {@link io.scitq.task.WorkerStatus}
 * @param concurrency tasks at once
 * @param prefetch tasks prepared ahead
 * @param load free text of the last ping
 * @param memory used memory in percent, as text
 * @param stats JSON text of the last ping
 * @param taskProperties JSON text, weights by batch
 * @param created when it was made
 * @param modified when it last changed, pings apart
 * @param lastContact last ping
 * @param batch the batch it serves
 * @param permanent false when scitq manages its machine
 * @param flavor its flavor's name
 * @param region its region
 * @param provider its provider
 */
public record StoredWorker(
    WorkerId id,
    String name,
    @Nullable String hostname,
    String status,
    int concurrency,
    @Nullable Integer prefetch,
    @Nullable String load,
    @Nullable String memory,
    @Nullable String stats,
    @Nullable String taskProperties,
    @Nullable Instant created,
    @Nullable Instant modified,
    @Nullable Instant lastContact,
    String batch,
    @Nullable Boolean permanent,
    @Nullable String flavor,
    @Nullable String region,
    @Nullable String provider) {

  /** Whether its machine is not ours to delete. */
  public boolean isPermanent() {
    return Boolean.TRUE.equals(permanent);
  }
}
