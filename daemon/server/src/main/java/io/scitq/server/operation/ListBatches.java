package io.scitq.server.operation;

import io.scitq.api.BatchQuery;
import io.scitq.api.BatchView;
import io.scitq.api.BusAddress;
import io.scitq.api.Items;
import io.scitq.store.BatchRow;
import io.scitq.store.BatchStore;
import java.util.Optional;

/** Lists the batches that have tasks, by name. */
public final class ListBatches implements Operation<BatchQuery, Items<BatchView>> {
  private final BatchStore batches;
  private final BatchNames names;

  /** Reads from this store. */
  public ListBatches(BatchStore batches, BatchNames names) {
    this.batches = batches;
    this.names = names;
  }

  @Override
  public String address() {
    return BusAddress.BATCH_LIST;
  }

  @Override
  public Class<BatchQuery> requestType() {
    return BatchQuery.class;
  }

  @Override
  public Items<BatchView> run(BatchQuery query) {
    new RequestCheck().text("batch", query.batch()).orThrow();
    Items<BatchView> found =
        new Items<>(
            batches.list(Optional.ofNullable(query.batch())).stream()
                .map(ListBatches::view)
                .toList());
    if (found.items().isEmpty()) {
      names.check(query.batch());
    }
    return found;
  }

  private static BatchView view(BatchRow row) {
    return new BatchView(
        row.batch(),
        tasks(row, "paused"),
        tasks(row, "waiting"),
        tasks(row, "pending"),
        tasks(row, "assigned"),
        tasks(row, "accepted"),
        tasks(row, "running"),
        tasks(row, "failed"),
        tasks(row, "succeeded"),
        tasks(row, "debug"),
        row.workers());
  }

  private static long tasks(BatchRow row, String status) {
    return row.tasks().getOrDefault(status, 0L);
  }
}
