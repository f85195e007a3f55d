package io.scitq.store;

import io.scitq.catalog.CatalogChange;
import io.scitq.catalog.CatalogChange.Added;
import io.scitq.catalog.CatalogChange.Aspect;
import io.scitq.catalog.CatalogChange.Changed;
import io.scitq.catalog.CatalogChange.Missed;
import io.scitq.catalog.CatalogChange.Removed;
import io.scitq.catalog.CatalogUpdate;
import io.scitq.spi.EvictionRate;
import io.scitq.spi.Flavor;
import io.scitq.spi.FlavorId;
import io.scitq.spi.Gpu;
import io.scitq.spi.Offering;
import io.scitq.spi.OfferingId;
import io.scitq.spi.Price;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Writes one update of the catalog inside a transaction; only what changed. */
final class CatalogWriter {
  private final Handle handle;
  private final CatalogUpdate update;
  private final Map<String, Object> common;

  private final Map<FlavorId, Flavor> flavors = new LinkedHashMap<>();
  private final TextColumns offerings =
      new TextColumns(
          "flavor",
          "region",
          "purchase",
          "cost",
          "currency",
          "eviction",
          "exclusion",
          "missed",
          "free");
  private final TextColumns sellable = new TextColumns("flavor", "region", "cost", "eviction");
  private final TextColumns withdrawn = new TextColumns("flavor", "region");
  private final TextColumns missed = new TextColumns("flavor", "region", "missed");
  private final TextColumns removed = new TextColumns("flavor", "region");
  private final TextColumns history =
      new TextColumns(
          "flavor", "region", "cost", "currency", "eviction", "previousCost", "previousEviction");

  CatalogWriter(Handle handle, CatalogUpdate update, Instant now) {
    this.handle = handle;
    this.update = update;
    this.common = Map.of("provider", update.provider().value(), "now", Utc.zoned(now));
  }

  void write() {
    // one writer at a time, and the row that readers take the version from
    handle.execute("UPDATE scitqd.server SET catalog_version = catalog_version + 1");
    handle.createUpdate(CatalogSql.ADOPT).bindMap(common).execute();
    update.changes().forEach(this::collect);
    writeFlavors();
    offerings.execute(handle, CatalogSql.UPSERT_OFFERINGS, common);
    sellable.execute(handle, CatalogSql.UPSERT_METRICS, provider());
    withdrawn.execute(handle, CatalogSql.DELETE_METRICS, provider());
    missed.execute(handle, CatalogSql.SET_MISSED, provider());
    removed.execute(handle, CatalogSql.DELETE_OFFERINGS, provider());
    if (!removed.isEmpty()) {
      handle.createUpdate(CatalogSql.DELETE_UNSOLD_FLAVORS).bindMap(provider()).execute();
      handle.createUpdate(CatalogSql.DELETE_UNSOLD_DETAILS).bindMap(provider()).execute();
    }
    history.execute(handle, CatalogSql.INSERT_HISTORY, common);
    freshness();
    handle.execute("SELECT pg_notify('scitqd', 'catalog')");
  }

  private Map<String, Object> provider() {
    return Map.of("provider", update.provider().value());
  }

  private void collect(CatalogChange change) {
    switch (change) {
      case Added(Offering offering) -> store(offering, 0);
      case Changed changed -> {
        store(changed.after().offering(), changed.after().missedCrawls());
        if (changed.aspects().contains(Aspect.PRICE)
            || changed.aspects().contains(Aspect.EVICTION)) {
          remember(changed);
        }
      }
      case Missed(OfferingId id, int count) -> missed.add(id.flavor().name(), id.region(), count);
      case Removed(OfferingId id) -> {
        removed.add(id.flavor().name(), id.region());
        withdrawn.add(id.flavor().name(), id.region());
      }
    }
  }

  private void store(Offering offering, int missedCrawls) {
    String flavor = offering.flavor().id().name();
    flavors.put(offering.flavor().id(), offering.flavor());
    offerings.add(
        flavor,
        offering.region(),
        offering.purchase(),
        cost(offering),
        currency(offering),
        eviction(offering),
        offering.exclusion().orElse(null),
        missedCrawls,
        offering.isOwnMachine());
    if (isSold(offering)) {
      sellable.add(flavor, offering.region(), cost(offering), eviction(offering));
    } else {
      withdrawn.add(flavor, offering.region());
    }
  }

  /** scitq 1.3 would take our own machine for the cheapest cloud machine and try to buy it. */
  private static boolean isSold(Offering offering) {
    return offering.price().isPresent()
        && offering.exclusion().isEmpty()
        && !offering.isOwnMachine();
  }

  private void remember(Changed changed) {
    Offering before = changed.before().offering();
    Offering after = changed.after().offering();
    history.add(
        after.flavor().id().name(),
        after.region(),
        cost(after),
        currency(after),
        eviction(after),
        cost(before),
        eviction(before));
  }

  private void writeFlavors() {
    TextColumns facts =
        new TextColumns("name", "cpu", "ram", "disk", "bandwidth", "gpu", "gpumem", "tags");
    TextColumns details = new TextColumns("name", "family", "model", "count", "memory");
    for (Flavor flavor : flavors.values()) {
      String name = flavor.id().name();
      Gpu gpu = flavor.gpu().orElse(null);
      facts.add(
          name,
          flavor.vcpus(),
          flavor.memoryGb(),
          flavor.diskGb(),
          flavor.bandwidthGbps().orElse(null),
          FlavorRows.gpuText(flavor),
          gpu == null ? null : gpu.memoryGb(),
          flavor.tags().letters());
      details.add(
          name,
          flavor.family(),
          gpu == null ? null : gpu.model(),
          gpu == null ? null : gpu.count(),
          gpu == null ? null : gpu.memoryGb());
    }
    facts.execute(handle, CatalogSql.UPSERT_FLAVORS, provider());
    details.execute(handle, CatalogSql.UPSERT_DETAILS, provider());
  }

  private void freshness() {
    TextColumns regions = new TextColumns("region");
    update.completeRegions().forEach(regions::add);
    regions.execute(
        handle,
        CatalogSql.UPSERT_FRESHNESS,
        Map.of("provider", update.provider().value(), "observed", Utc.zoned(update.observedAt())));
  }

  private static @Nullable String cost(Offering offering) {
    return offering.price().map(Price::perHour).map(Object::toString).orElse(null);
  }

  private static @Nullable String currency(Offering offering) {
    return offering.price().map(price -> price.currency().getCurrencyCode()).orElse(null);
  }

  private static @Nullable Integer eviction(Offering offering) {
    return switch (offering.eviction()) {
      case EvictionRate.Known(int percent) -> percent;
      case EvictionRate.Unknown() -> null;
    };
  }
}
