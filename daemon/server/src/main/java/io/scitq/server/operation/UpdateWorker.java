package io.scitq.server.operation;

import io.scitq.api.BusAddress;
import io.scitq.api.WorkerChange;
import io.scitq.api.WorkerView;
import io.scitq.server.loop.Hint;
import io.scitq.server.loop.Hints;
import io.scitq.store.WorkerEdit;
import io.scitq.store.WorkerOverview;
import io.scitq.store.WorkerViews;
import io.scitq.task.WorkerStatus;
import java.util.Optional;

/** Changes batch, concurrency, prefetch, status or flavor of a worker. */
public final class UpdateWorker implements Operation<WorkerChange, WorkerView> {
  private static final int MAX_CONCURRENCY = 10_000;

  private final WorkerViews workers;
  private final Hints hints;

  /** Changes this table. */
  public UpdateWorker(WorkerViews workers, Hints hints) {
    this.workers = workers;
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
    check(change);
    WorkerOverview worker = WorkerViewing.named(workers, change.workerId(), change.name());
    WorkerEdit edit =
        new WorkerEdit(
            Optional.ofNullable(change.status()).flatMap(WorkerStatus::of),
            Optional.ofNullable(change.batch()),
            Optional.ofNullable(change.concurrency()),
            Optional.ofNullable(change.prefetch()),
            Optional.ofNullable(change.flavor()));
    workers.update(worker.workerId(), edit);
    hints.publish(Hint.WORKER);
    return WorkerViewing.view(
        workers
            .find(worker.workerId().value())
            .orElseThrow(() -> Missing.worker(worker.name())));
  }

  private static void check(WorkerChange change) {
    RequestCheck check =
        new RequestCheck()
            .text("batch", change.batch())
            .text("flavor", change.flavor())
            .range("concurrency", change.concurrency(), 0, MAX_CONCURRENCY)
            .range("prefetch", change.prefetch(), 0, MAX_CONCURRENCY);
    if (change.batch() != null && change.batch().isBlank()) {
      check.mistake("batch must not be empty");
    }
    if (change.status() != null && WorkerStatus.of(change.status()).isEmpty()) {
      check.mistake(
          "unknown worker status '" + change.status() + "', allowed: " + ListWorkers.allowed());
    }
    check.orThrow();
  }
}
