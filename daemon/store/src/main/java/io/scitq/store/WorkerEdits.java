package io.scitq.store;

import io.scitq.task.WorkerId;
import io.scitq.task.WorkerStatus;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

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
   * @param forgetFlavor true to clear the flavor
   */
  public record Changes(
      Optional<WorkerStatus> status,
      Optional<String> batch,
      OptionalInt concurrency,
      OptionalInt prefetch,
      Optional<String> flavor,
      boolean forgetFlavor) {
    /** Checks the figures. */
    public Changes {
      if (concurrency.orElse(0) < 0 || prefetch.orElse(0) < 0) {
        throw new IllegalArgumentException("concurrency and prefetch must be 0 or more");
      }
    }
  }

  private final Transactions transactions;

  /** Changes rows of this database. */
  public WorkerEdits(Database database) {
    this.transactions = new Transactions(database.jdbi());
  }

  /**
   * Applies the changes by the same rules as the worker's own wishes: from {@code evicted} only
   * {@code running} is honoured, and a worker that becomes evicted gives its tasks back.
   *
   * @return false when there is no such worker
   */
  public boolean update(WorkerId worker, Changes changes, Instant now) {
    return transactions.run(handle ->
        WorkerStore.update(handle, worker, fields(changes), now)
            instanceof UpdateOutcome.Done<StoredWorker>);
  }

  private static io.scitq.store.Changes<WorkerField> fields(Changes changes) {
    Map<WorkerField, Optional<Object>> fields = new EnumMap<>(WorkerField.class);
    changes.status().ifPresent(status -> put(fields, WorkerField.STATUS, status.label()));
    changes.batch().ifPresent(batch -> put(fields, WorkerField.BATCH, batch));
    changes.concurrency().ifPresent(number -> put(fields, WorkerField.CONCURRENCY, number));
    changes.prefetch().ifPresent(number -> put(fields, WorkerField.PREFETCH, number));
    changes.flavor().ifPresent(flavor -> put(fields, WorkerField.FLAVOR, flavor));
    if (changes.forgetFlavor()) {
      fields.put(WorkerField.FLAVOR, Optional.empty());
    }
    return new io.scitq.store.Changes<>(fields);
  }

  private static void put(
      Map<WorkerField, Optional<Object>> fields, WorkerField field, Object value) {
    fields.put(field, Optional.of(value));
  }
}
