package io.scitq.server.http.rest;

import io.scitq.catalog.CatalogChange;
import io.scitq.catalog.CatalogUpdate;
import io.scitq.server.update.LiveCatalog;
import io.scitq.spi.EvictionRate;
import io.scitq.spi.Flavor;
import io.scitq.spi.FlavorId;
import io.scitq.spi.Gpu;
import io.scitq.spi.Offering;
import io.scitq.spi.Price;
import io.scitq.spi.Purchase;
import io.scitq.spi.Tags;
import io.scitq.store.CatalogStore;
import io.scitq.store.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Offerings for tests of routes: four in OVH's region GRA11, cheapest first. */
final class Market {
  private static final String REGION = "GRA11";

  private Market() {}

  /** Writes them into the database and makes them the live catalog. */
  static void open(Database database, LiveCatalog catalog, Instant now) {
    List<CatalogChange> offers =
        List.of(
            offer("b3-8", 2, 8, "", Optional.empty(), "0.05", new EvictionRate.Known(0)),
            offer("b3-16", 4, 16.5, "", Optional.empty(), "0.10", EvictionRate.UNKNOWN),
            offer("spotty", 8, 32, "", Optional.empty(), "0.15", new EvictionRate.Known(20)),
            offer(
                "l40-90",
                15,
                90,
                "GN",
                Optional.of(new Gpu("L40S", 1, 48)),
                "1.40",
                new EvictionRate.Known(0)));
    CatalogStore store = new CatalogStore(database);
    store.apply(new CatalogUpdate(RestRoutes.OVH, now, Set.of(REGION), offers.size(), offers), now);
    catalog.swap(store.load().toCatalog());
  }

  private static CatalogChange offer(
      String name,
      int cpu,
      double ram,
      String tags,
      Optional<Gpu> gpu,
      String price,
      EvictionRate eviction) {
    Flavor flavor =
        new Flavor(
            new FlavorId(RestRoutes.OVH, name),
            "family",
            cpu,
            ram,
            50,
            Optional.of(0.5),
            gpu,
            new Tags(tags));
    return new CatalogChange.Added(
        new Offering(
            flavor,
            REGION,
            Purchase.ON_DEMAND,
            Optional.of(Price.of(price, "EUR")),
            eviction,
            Optional.empty()));
  }
}
