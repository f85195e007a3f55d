package io.scitq.server.operation;

import io.scitq.api.BusAddress;
import io.scitq.api.WorkerChange;
import io.scitq.api.WorkerView;
import io.scitq.server.loop.Hint;
import io.scitq.server.loop.Hints;
import io.scitq.store.WorkerEdits;
import io.scitq.store.WorkerRow;
import io.scitq.store.WorkerStore;
import io.scitq.store.WorkerViews;
import io.scitq.task.WorkerStatus;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes batch, concurrency, prefetch, status or flavor of a worker. */
public final class UpdateWorker implements Operation<WorkerChange, WorkerView> {
  private static final int MAX_CONCURRENCY = 10_000;
  private static final String BATCH = "batch";
  private static final String FLAVOR = "flavor";

  private final WorkerViews workers;
  private final WorkerEdits edits;
  private final InstantSource clock;
  private final Hints hints;

  /** Changes this table. */
  public UpdateWorker(WorkerViews workers, WorkerEdits edits, InstantSource clock, Hints hints) {
    this.workers = workers;
    this.edits = edits;
    this.clock = clock;
    this.hints = hints;
  }

  @Override
  public String address() {
    return BusAddress.WORKER_UPDATE;
  }

  @Override
  public Class<WorkerChange> requestType() {
    return WorkerChange.class;
  }

  @Override
  public WorkerView run(WorkerChange change) {
    Clearing clear = check(change);
    WorkerRow worker = WorkerViewing.named(workers, change.workerId(), change.name());
    WorkerEdits.Changes changes =
        new WorkerEdits.Changes(
            Optional.ofNullable(change.status()).flatMap(WorkerStatus::of),
            clear.has(BATCH)
                ? Optional.of(WorkerStore.DEFAULT_BATCH)
                : Optional.ofNullable(change.batch()),
            number(change.concurrency()),
            number(change.prefetch()),
            Optional.ofNullable(change.flavor()),
            clear.has(FLAVOR));
    edits.update(worker.id(), changes, clock.instant());
    hints.publish(Hint.WORKER);
    return WorkerViewing.view(
        workers.find(worker.id()).orElseThrow(() -> Missing.worker(worker.name())),
        clock.instant());
  }

  private static OptionalInt number(@Nullable Integer value) {
    return value == null ? OptionalInt.empty() : OptionalInt.of(value);
  }

  private static Clearing check(WorkerChange change) {
    RequestCheck check =
        new RequestCheck()
            .text(BATCH, change.batch())
            .text(FLAVOR, change.flavor())
            .range("concurrency", change.concurrency(), 0, MAX_CONCURRENCY)
            .range("prefetch", change.prefetch(), 0, MAX_CONCURRENCY);
    if (change.batch() != null && change.batch().isBlank()) {
      check.mistake("batch must not be empty");
    }
    if (change.status() != null && WorkerStatus.of(change.status()).isEmpty()) {
      check.mistake(
          "unknown worker status '" + change.status() + "', allowed: " + ListWorkers.allowed());
    }
    Clearing clear =
        Clearing.of(change.clear(), Set.of(BATCH, FLAVOR), check)
            .apart(BATCH, change.batch(), check)
            .apart(FLAVOR, change.flavor(), check);
    check.orThrow();
    return clear;
  }
}
