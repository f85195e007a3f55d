package io.scitq.server.operation;

import io.scitq.api.BusAddress;
import io.scitq.api.Items;
import io.scitq.api.StrayQuery;
import io.scitq.api.StrayView;
import io.scitq.store.StrayStore;

/** Lists what providers have of ours without a row. */
public final class ListStrays implements Operation<StrayQuery, Items<StrayView>> {
  private final StrayStore strays;

  /** Reads from this table. */
  public ListStrays(StrayStore strays) {
    this.strays = strays;
  }

  @Override
  public String address() {
    return BusAddress.STRAY_LIST;
  }

  @Override
  public Class<StrayQuery> requestType() {
    return StrayQuery.class;
  }

  @Override
  public Items<StrayView> run(StrayQuery query) {
    new RequestCheck().text("provider", query.provider()).text("name", query.name()).orThrow();
    return new Items<>(
        NamedStrays.select(strays, query.provider(), query.name()).stream()
            .map(StrayViews::view)
            .toList());
  }
}
