package io.scitq.server.operation;

import io.scitq.api.BanKey;
import io.scitq.api.BanView;
import io.scitq.api.BusAddress;
import io.scitq.api.Items;
import io.scitq.catalog.Ban;
import io.scitq.server.loop.Hint;
import io.scitq.server.loop.Hints;
import io.scitq.server.recruit.QuotaRoom;
import io.scitq.store.BanStore;
import java.util.List;
import java.util.Optional;

/** Lifts bans. */
public final class AllowFlavor implements Operation<BanKey, Items<BanView>> {
  private final BanStore bans;
  private final QuotaRoom rooms;
  private final Hints hints;

  /** Lifts from this table. */
  public AllowFlavor(BanStore bans, QuotaRoom rooms, Hints hints) {
    this.bans = bans;
    this.rooms = rooms;
    this.hints = hints;
  }

  @Override
  public String address() {
    return BusAddress.FLAVOR_ALLOW;
  }

  @Override
  public Class<BanKey> requestType() {
    return BanKey.class;
  }

  @Override
  public Items<BanView> run(BanKey asked) {
    new RequestCheck().required("flavor", asked.flavor()).orThrow();
    BanStore.Filter filter = BanViews.filter(asked);
    List<Ban> lifted = bans.allow(filter);
    if (lifted.isEmpty()) {
      throw unknown(filter);
    }
    rooms.forget();
    hints.publish(Hint.RECRUITER);
    return new Items<>(lifted.stream().map(BanViews::view).toList());
  }

  /** A wider ban is not lifted by naming a part of what it covers: it is told instead. */
  private ProblemException unknown(BanStore.Filter filter) {
    List<String> others =
        bans.list(new BanStore.Filter(filter.flavor(), Optional.empty(), Optional.empty())).stream()
            .map(ban -> "banned: " + ban.label() + " (" + ban.reason() + ")")
            .toList();
    String what = filter.flavor().orElse("") + BanViews.place(filter.provider(), filter.region());
    return ProblemException.notFound("ban-unknown", "no ban of " + what, others);
  }
}
