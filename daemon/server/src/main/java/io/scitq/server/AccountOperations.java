package io.scitq.server;

import io.scitq.server.operation.AllowFlavor;
import io.scitq.server.operation.BanFlavor;
import io.scitq.server.operation.BatchCosts;
import io.scitq.server.operation.ClearUnavailabilities;
import io.scitq.server.operation.FlavorNames;
import io.scitq.server.operation.FlavorStatistics;
import io.scitq.server.operation.ListBans;
import io.scitq.server.operation.ListQuotas;
import io.scitq.server.operation.ListUnavailabilities;
import io.scitq.server.operation.Operation;
import io.scitq.server.operation.ProviderNames;
import io.scitq.server.recruit.QuotaRoom;
import java.time.InstantSource;
import java.util.List;

/** Builds the operations about money, ceilings, and what must not or cannot be bought. */
final class AccountOperations {
  private AccountOperations() {}

  static List<Operation<?, ?>> all(Parts parts, ProviderNames names, QuotaRoom rooms) {
    Stores stores = parts.stores();
    InstantSource clock = parts.clock();
    return List.of(
        new ListUnavailabilities(stores.unavailabilities(), clock),
        new ClearUnavailabilities(stores.unavailabilities(), rooms, clock, parts.hints()),
        new BanFlavor(
            stores.bans(), names, new FlavorNames(parts.catalog()), rooms, clock, parts.hints()),
        new AllowFlavor(stores.bans(), rooms, parts.hints()),
        new ListBans(stores.bans()),
        new FlavorStatistics(stores.events(), clock),
        new ListQuotas(parts.snapshots(), parts.catalog(), names, clock),
        new BatchCosts(stores.costs(), clock));
  }
}
