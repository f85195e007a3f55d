package io.scitq.server.operation;

import io.scitq.api.BusAddress;
import io.scitq.api.Items;
import io.scitq.api.StrayQuery;
import io.scitq.api.StrayView;
import io.scitq.store.StrayRow;
import io.scitq.store.StrayStore;
import java.util.List;
import java.util.Optional;

/** Lists what providers have of ours without a row. */
public final class ListStrays implements Operation<StrayQuery, Items<StrayView>> {
  private final StrayStore strays;
  private final ProviderNames names;

  /** Reads from this table. */
  public ListStrays(StrayStore strays, ProviderNames names) {
    this.strays = strays;
    this.names = names;
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
    List<StrayRow> found = NamedStrays.select(strays, query.provider(), query.name());
    if (found.isEmpty()) {
      names.check(Named.of(query.provider()), Optional.empty());
    }
    return new Items<>(found.stream().map(StrayViews::view).toList());
  }
}
