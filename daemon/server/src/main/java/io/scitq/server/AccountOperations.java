package io.scitq.server;

import io.scitq.server.operation.AllowFlavor;
import io.scitq.server.operation.BanFlavor;
import io.scitq.server.operation.BatchCosts;
import io.scitq.server.operation.BatchNames;
import io.scitq.server.operation.ClearUnavailabilities;
import io.scitq.server.operation.FlavorStatistics;
import io.scitq.server.operation.ListBans;
import io.scitq.server.operation.ListQuotas;
import io.scitq.server.operation.ListUnavailabilities;
import io.scitq.server.operation.Operation;
import io.scitq.server.operation.PlaceNames;
import io.scitq.server.recruit.QuotaRoom;
import java.time.InstantSource;
import java.util.List;

/** Builds the operations about money, ceilings, and what must not or cannot be bought. */
final class AccountOperations {
  private AccountOperations() {}

  static List<Operation<?, ?>> all(Parts parts, PlaceNames places, QuotaRoom rooms) {
    Stores stores = parts.stores();
    InstantSource clock = parts.clock();
    return List.of(
        new ListUnavailabilities(stores.unavailabilities(), places, clock),
        new ClearUnavailabilities(stores.unavailabilities(), rooms, clock, parts.hints()),
        new BanFlavor(stores.bans(), places.names(), places.flavors(), rooms, clock, parts.hints()),
        new AllowFlavor(stores.bans(), rooms, parts.hints()),
        new ListBans(stores.bans(), places),
        new FlavorStatistics(stores.events(), places, clock),
        new ListQuotas(parts.snapshots(), parts.catalog(), places.names(), clock),
        new BatchCosts(stores.costs(), new BatchNames(stores.batches()), clock));
  }
}
