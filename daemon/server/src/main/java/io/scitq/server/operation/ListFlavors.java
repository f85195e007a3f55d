package io.scitq.server.operation;

import io.scitq.api.BusAddress;
import io.scitq.api.FlavorQuery;
import io.scitq.api.FlavorView;
import io.scitq.api.Items;
import io.scitq.catalog.Catalog;
import io.scitq.catalog.PreferredRegion;
import io.scitq.server.recruit.QuotaRoom;
import io.scitq.server.update.LiveCatalog;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Lists what can be bought, cheapest first: the same search as recruiting and deploying. */
public final class ListFlavors implements Operation<FlavorQuery, Items<FlavorView>> {
  private final LiveCatalog catalog;
  private final ProviderNames names;
  private final QuotaRoom rooms;
  private final List<PreferredRegion> preferred;
  private final Duration staleAfter;
  private final InstantSource clock;

  /**
   * Lists from the live catalog.
   *
   * @param staleAfter data older than this is marked
   */
  public ListFlavors(
      LiveCatalog catalog,
      ProviderNames names,
      QuotaRoom rooms,
      List<PreferredRegion> preferred,
      Duration staleAfter,
      InstantSource clock) {
    this.catalog = catalog;
    this.names = names;
    this.rooms = rooms;
    this.preferred = List.copyOf(preferred);
    this.staleAfter = staleAfter;
    this.clock = clock;
  }

  @Override
  public String address() {
    return BusAddress.FLAVOR_LIST;
  }

  @Override
  public Class<FlavorQuery> requestType() {
    return FlavorQuery.class;
  }

  @Override
  public Items<FlavorView> run(FlavorQuery asked) {
    FlavorSearch search = FlavorSearch.of(asked, preferred);
    names.check(Optional.ofNullable(asked.provider()), Optional.ofNullable(asked.region()));
    Catalog current = catalog.current();
    FlavorViews views = new FlavorViews(current, rooms.now(), staleAfter, clock.instant());
    return new Items<>(
        current.search(search.query(), search.limit()).stream().map(views::view).toList());
  }
}
