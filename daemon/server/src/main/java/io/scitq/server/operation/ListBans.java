package io.scitq.server.operation;

import io.scitq.api.BanKey;
import io.scitq.api.BanView;
import io.scitq.api.BusAddress;
import io.scitq.api.Items;
import io.scitq.store.BanStore;

/** Lists what operators forbid. */
public final class ListBans implements Operation<BanKey, Items<BanView>> {
  private final BanStore bans;

  /** Reads from this table. */
  public ListBans(BanStore bans) {
    this.bans = bans;
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
    return new Items<>(bans.list(BanViews.filter(asked)).stream().map(BanViews::view).toList());
  }
}
