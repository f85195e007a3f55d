package io.scitq.server.operation;

import io.scitq.api.BanKey;
import io.scitq.api.BanView;
import io.scitq.catalog.Ban;
import io.scitq.store.BanStore;
import java.util.Optional;

/** Bans as others see them. */
final class BanViews {
  private BanViews() {}

  static BanStore.Filter filter(BanKey asked) {
    new RequestCheck()
        .text("flavor", asked.flavor())
        .text("provider", asked.provider())
        .text("region", asked.region())
        .orThrow();
    return new BanStore.Filter(
        Named.of(asked.flavor()), Named.of(asked.provider()), Named.of(asked.region()));
  }

  /** Where, in words, with a blank before it. */
  static String place(Optional<String> provider, Optional<String> region) {
    return provider.map(name -> " at " + name).orElse("")
        + region.map(name -> " in " + name).orElse("");
  }

  static BanView view(Ban ban) {
    return new BanView(
        ban.flavor(),
        ban.provider().orElse(null),
        ban.region().orElse(null),
        ban.reason(),
        Dates.text(ban.since()));
  }
}
