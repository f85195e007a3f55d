package io.scitq.server.operation;

import io.scitq.api.BanKey;
import io.scitq.api.BanView;
import io.scitq.api.BusAddress;
import io.scitq.api.Items;
import io.scitq.catalog.Ban;
import io.scitq.store.BanStore;
import java.util.List;

/** Lists what operators forbid. */
public final class ListBans implements Operation<BanKey, Items<BanView>> {
  private final BanStore bans;
  private final PlaceNames names;

  /** Reads from this table. */
  public ListBans(BanStore bans, PlaceNames names) {
    this.bans = bans;
    this.names = names;
  }

  @Override
  public String address() {
    return BusAddress.FLAVOR_BANS;
  }

  @Override
  public Class<BanKey> requestType() {
    return BanKey.class;
  }

  @Override
  public Items<BanView> run(BanKey asked) {
    BanStore.Filter filter = BanViews.filter(asked);
    List<Ban> found = bans.list(filter);
    if (found.isEmpty()) {
      names.check(filter.provider(), filter.region(), filter.flavor());
    }
    return new Items<>(found.stream().map(BanViews::view).toList());
  }
}
