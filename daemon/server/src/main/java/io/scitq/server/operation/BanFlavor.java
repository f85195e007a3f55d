package io.scitq.server.operation;

import io.scitq.api.BanSpec;
import io.scitq.api.BanView;
import io.scitq.api.BusAddress;
import io.scitq.catalog.Ban;
import io.scitq.server.loop.Hint;
import io.scitq.server.loop.Hints;
import io.scitq.server.recruit.QuotaRoom;
import io.scitq.store.BanStore;
import java.time.InstantSource;
import java.util.Objects;

/** Forbids a flavor, everywhere or at one place; what runs on it stays. */
public final class BanFlavor implements Operation<BanSpec, BanView> {
  private final BanStore bans;
  private final ProviderNames names;
  private final FlavorNames flavors;
  private final QuotaRoom rooms;
  private final InstantSource clock;
  private final Hints hints;

  /** Stores in this table; names are checked against what is known. */
  public BanFlavor(
      BanStore bans,
      ProviderNames names,
      FlavorNames flavors,
      QuotaRoom rooms,
      InstantSource clock,
      Hints hints) {
    this.bans = bans;
    this.names = names;
    this.flavors = flavors;
    this.rooms = rooms;
    this.clock = clock;
    this.hints = hints;
  }

  @Override
  public String address() {
    return BusAddress.FLAVOR_BAN;
  }

  @Override
  public Class<BanSpec> requestType() {
    return BanSpec.class;
  }

  @Override
  public BanView run(BanSpec asked) {
    new RequestCheck()
        .required("flavor", asked.flavor())
        .required("reason", asked.reason())
        .text("provider", asked.provider())
        .text("region", asked.region())
        .orThrow();
    String flavor = Objects.requireNonNull(asked.flavor());
    names.check(Named.of(asked.provider()), Named.of(asked.region()));
    flavors.check(flavor, Named.of(asked.provider()), Named.of(asked.region()));
    Ban ban =
        new Ban(
            flavor,
            Named.of(asked.provider()),
            Named.of(asked.region()),
            Objects.requireNonNull(asked.reason()),
            clock.instant());
    bans.ban(ban);
    rooms.forget();
    hints.publish(Hint.RECRUITER);
    return BanViews.view(ban);
  }
}
