package io.scitq.store;

import io.scitq.catalog.KnownOffering;
import io.scitq.spi.EvictionRate;
import io.scitq.spi.Exclusion;
import io.scitq.spi.Flavor;
import io.scitq.spi.FlavorId;
import io.scitq.spi.Offering;
import io.scitq.spi.Price;
import io.scitq.spi.ProviderId;
import io.scitq.spi.Purchase;
import io.scitq.spi.Region;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Builds the stored catalog from its tables. A row that makes no sense is reported, not fatal. */
final class CatalogReader {
  /** The only provider of which scitq 1.3 buys spot instances, priced in dollars. */
  private static final String SPOT_PROVIDER = "azure";

  private final Handle handle;
  private final Map<FlavorId, Flavor> flavors = new HashMap<>();
  private final List<KnownOffering> offerings = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  CatalogReader(Handle handle) {
    this.handle = handle;
  }

  StoredCatalog read() {
    long version =
        handle.select("SELECT catalog_version FROM scitqd.server").mapTo(Long.class).one();
    each(FlavorRows.SELECT, rows -> addFlavor(FlavorRows.read(rows)));
    each(
        """
        SELECT provider, region, flavor, purchase, cost, currency, eviction, exclusion,
            missed_crawls, declared_free
        FROM scitqd.offering
        """,
        rows -> addOffering(ours(rows), rows.getInt("missed_crawls")));
    each(
        """
        SELECT m.provider, m.region_name AS region, m.flavor_name AS flavor, m.cost, m.eviction
        FROM public.flavormetrics m
        WHERE NOT EXISTS (
            SELECT 1 FROM scitqd.offering o
            WHERE o.provider = m.provider AND o.flavor = m.flavor_name
                AND o.region = m.region_name)
        """,
        rows -> addOffering(theirs(rows), 0));
    return new StoredCatalog(version, offerings, observedAt(), problems);
  }

  private void addFlavor(Flavor flavor) {
    flavors.put(flavor.id(), flavor);
  }

  private void addOffering(Offering offering, int missedCrawls) {
    offerings.add(new KnownOffering(offering, missedCrawls));
  }

  private Offering ours(ResultSet rows) throws SQLException {
    Optional<Price> price = Optional.empty();
    BigDecimal cost = rows.getBigDecimal("cost");
    if (cost != null) {
      boolean free = rows.getBoolean("declared_free");
      price = Optional.of(new Price(cost, Currency.getInstance(rows.getString("currency")), free));
    }
    return new Offering(
        flavor(rows),
        rows.getString("region"),
        Purchase.valueOf(rows.getString("purchase")),
        price,
        eviction(rows),
        Optional.ofNullable(rows.getString("exclusion")).map(Exclusion::valueOf));
  }

  /** A row of scitq 1.3's updaters, which know neither currency nor purchase. */
  private Offering theirs(ResultSet rows) throws SQLException {
    boolean spot = rows.getString("provider").equals(SPOT_PROVIDER);
    BigDecimal cost = BigDecimal.valueOf(rows.getDouble("cost"));
    Optional<Price> price =
        cost.signum() > 0
            ? Optional.of(new Price(cost, Currency.getInstance(spot ? "USD" : "EUR")))
            : Optional.empty(); // a missing price is never a low price
    return new Offering(
        flavor(rows),
        rows.getString("region"),
        spot ? Purchase.SPOT : Purchase.ON_DEMAND,
        price,
        eviction(rows),
        Optional.empty());
  }

  private Flavor flavor(ResultSet rows) throws SQLException {
    FlavorId id =
        new FlavorId(new ProviderId(rows.getString("provider")), rows.getString("flavor"));
    Flavor flavor = flavors.get(id);
    if (flavor == null) {
      throw new IllegalArgumentException("its flavor is not known");
    }
    return flavor;
  }

  private static EvictionRate eviction(ResultSet rows) throws SQLException {
    int percent = rows.getInt("eviction");
    return rows.wasNull() ? EvictionRate.UNKNOWN : new EvictionRate.Known(percent);
  }

  private Map<Region, Instant> observedAt() {
    Map<Region, Instant> all = new HashMap<>();
    each(
        "SELECT provider, region, observed_at FROM scitqd.region_freshness",
        rows ->
            all.put(
                new Region(new ProviderId(rows.getString("provider")), rows.getString("region")),
                Utc.present(rows, "observed_at")));
    return all;
  }

  private void each(String sql, RowConsumer consumer) {
    handle
        .createQuery(sql)
        .setFetchSize(5_000)
        .map((rows, context) -> {
          try {
            consumer.accept(rows);
          } catch (IllegalArgumentException e) {
            problems.add(describe(rows) + ": " + e.getMessage());
          }
          return true;
        })
        .forEach(done -> {});
  }

  private static String describe(ResultSet rows) throws SQLException {
    return "row skipped: " + rows.getString(1) + "/" + rows.getString(2) + "/" + rows.getString(3);
  }

  private interface RowConsumer {
    void accept(ResultSet rows) throws SQLException;
  }
}
