package io.scitq.server.operation;

import io.scitq.api.BusAddress;
import io.scitq.api.Items;
import io.scitq.api.WorkerQuery;
import io.scitq.api.WorkerView;
import io.scitq.store.WorkerViews;
import io.scitq.task.WorkerStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lists workers with the counts of their executions. */
public final class ListWorkers implements Operation<WorkerQuery, Items<WorkerView>> {
  private final WorkerViews workers;
  private final BatchNames batches;
  private final InstantSource clock;

  /** Reads from this view. */
  public ListWorkers(WorkerViews workers, BatchNames batches, InstantSource clock) {
    this.workers = workers;
    this.batches = batches;
    this.clock = clock;
  }

  @Override
  public String address() {
    return BusAddress.WORKER_LIST;
  }

  @Override
  public Class<WorkerQuery> requestType() {
    return WorkerQuery.class;
  }

  @Override
  public Items<WorkerView> run(WorkerQuery query) {
    new RequestCheck().text("batch", query.batch()).orThrow();
    if (query.status() != null && WorkerStatus.of(query.status()).isEmpty()) {
      throw ProblemException.invalid(
          "status-unknown",
          "unknown worker status '" + query.status() + "'",
          List.of("allowed: " + allowed()));
    }
    Instant now = clock.instant();
    Items<WorkerView> found =
        new Items<>(
            workers
                .list(Optional.ofNullable(query.batch()), Optional.ofNullable(query.status()))
                .stream()
                .map(row -> WorkerViewing.view(row, now))
                .toList());
    if (found.items().isEmpty()) {
      batches.check(query.batch());
    }
    return found;
  }

  static String allowed() {
    return String.join(", ", Stream.of(WorkerStatus.values()).map(WorkerStatus::label).toList());
  }
}
