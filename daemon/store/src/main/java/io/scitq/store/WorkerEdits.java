package io.scitq.store;

import io.scitq.task.WorkerId;
import io.scitq.task.WorkerStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Changes of workers by operators. */
public final class WorkerEdits {
  /**
   * What to change; absent parts stay.
   *
   * @param status new status
   * @param batch new batch
   * @param concurrency new concurrency, 0 or more
   * @param prefetch new prefetch, 0 or more
   * @param flavor new flavor name
   */
  public record Changes(
      Optional<WorkerStatus> status,
      Optional<String> batch,
      OptionalInt concurrency,
      OptionalInt prefetch,
      Optional<String> flavor) {
    /** Checks the figures. */
    public Changes {
      if (concurrency.orElse(0) < 0 || prefetch.orElse(0) < 0) {
        throw new IllegalArgumentException("concurrency and prefetch must be 0 or more");
      }
    }
  }

  private final Database database;

  /** Changes rows of this database. */
  public WorkerEdits(Database database) {
    this.database = database;
  }

  /**
   * Applies the changes; from {@code evicted} only {@code running} is honoured, as in scitq 1.3.
   *
   * @return false when there is no such worker
   */
  public boolean update(WorkerId worker, Changes changes, Instant now) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                    .createUpdate(
                        """
                        UPDATE public.worker
                        SET status = CASE
                                WHEN status = 'evicted' AND CAST(:status AS text) <> 'running'
                                THEN status ELSE coalesce(:status, status) END,
                            batch = coalesce(:batch, batch),
                            concurrency = coalesce(:concurrency, concurrency),
                            prefetch = coalesce(:prefetch, prefetch),
                            flavor = coalesce(:flavor, flavor),
                            modification_date = :now
                        WHERE worker_id = :worker
                        """)
                    .bind("status", changes.status().map(WorkerStatus::label).orElse(null))
                    .bind("batch", changes.batch().orElse(null))
                    .bind("concurrency", boxed(changes.concurrency()))
                    .bind("prefetch", boxed(changes.prefetch()))
                    .bind("flavor", changes.flavor().orElse(null))
                    .bind("now", Utc.naive(now))
                    .bind("worker", worker.value())
                    .execute()
                == 1);
  }

  private static @Nullable Integer boxed(OptionalInt value) {
    return value.isPresent() ? value.getAsInt() : null;
  }
}
