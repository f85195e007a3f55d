package io.scitq.server.operation;

import io.scitq.api.BatchQuery;
import io.scitq.api.BusAddress;
import io.scitq.api.CostView;
import io.scitq.api.Items;
import io.scitq.cost.BatchCost;
import io.scitq.spi.Purchase;
import io.scitq.store.CostStore;
import java.time.InstantSource;
import java.util.Optional;

/** Tells what batches have cost and cost now, deleted workers and failed launches included. */
public final class BatchCosts implements Operation<BatchQuery, Items<CostView>> {
  private final CostStore costs;
  private final BatchNames names;
  private final InstantSource clock;

  /** Adds up from these tables. */
  public BatchCosts(CostStore costs, BatchNames names, InstantSource clock) {
    this.costs = costs;
    this.names = names;
    this.clock = clock;
  }

  @Override
  public String address() {
    return BusAddress.BATCH_COST;
  }

  @Override
  public Class<BatchQuery> requestType() {
    return BatchQuery.class;
  }

  @Override
  public Items<CostView> run(BatchQuery asked) {
    new RequestCheck().text("batch", asked.batch()).orThrow();
    Optional<String> batch = Optional.ofNullable(asked.batch()).filter(name -> !name.isBlank());
    Items<CostView> found =
        new Items<>(
            costs.sheet(batch, clock.instant()).batches().stream()
                .filter(cost -> batch.map(cost.batch()::equals).orElse(true))
                .map(BatchCosts::view)
                .toList());
    if (found.items().isEmpty()) { // a deleted batch that bought machines is still told
      names.check(batch.orElse(null));
    }
    return found;
  }

  private static CostView view(BatchCost cost) {
    return new CostView(
        cost.batch(),
        cost.totals().stream()
            .map(total ->
                new CostView.Total(
                    total.currency().getCurrencyCode(), total.spent(), total.perHour()))
            .toList(),
        cost.lines().stream().map(BatchCosts::line).toList());
  }

  private static CostView.Line line(BatchCost.Line line) {
    return new CostView.Line(
        line.offering().provider().value(),
        line.offering().region(),
        line.offering().flavor().name(),
        line.purchase() == Purchase.SPOT ? "spot" : "on-demand",
        line.currency().getCurrencyCode(),
        line.launches(),
        line.failed(),
        line.running(),
        Math.round(line.time().toMillis() / 3_600.0) / 1_000.0,
        line.spent(),
        line.perHour());
  }
}
