package io.scitq.store;

import io.scitq.deploy.LaunchId;
import io.scitq.deploy.LaunchStatus;
import io.scitq.spi.Instance;
import io.scitq.spi.InstanceName;
import io.scitq.spi.InstanceStatus;
import io.scitq.spi.Price;
import io.scitq.spi.ProviderId;
import io.scitq.spi.Region;
import io.scitq.sweep.KnownStray;
import io.scitq.sweep.LaunchFact;
import io.scitq.sweep.StrayId;
import io.scitq.sweep.SweepPlan;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** What providers have without a row of ours, and rows whose machine is gone. */
public final class StrayStore {
  private static final String SELECT =
      "SELECT provider, vendor_id, region, name, kind, flavor, detail, cost, currency, created_at,"
          + " first_seen, last_seen, sightings, ripe, deleting, absent_seen, note"
          + " FROM scitqd.stray";

  private static final String SEEN =
      """
      INSERT INTO scitqd.stray AS s (provider, vendor_id, region, name, kind, flavor, detail, cost,
          currency, created_at, first_seen, last_seen, sightings, ripe, deleting)
      VALUES (:provider, :vendor, :region, :name, :kind, :flavor, :detail, :cost, :currency,
          :created, :first, :now, :sightings, :ripe, :deleting)
      ON CONFLICT (provider, vendor_id) DO UPDATE
      SET region = excluded.region, name = excluded.name, kind = excluded.kind,
          flavor = excluded.flavor, detail = excluded.detail, cost = excluded.cost,
          currency = excluded.currency, created_at = excluded.created_at,
          last_seen = excluded.last_seen, sightings = excluded.sightings, ripe = excluded.ripe,
          deleting = s.deleting OR excluded.deleting, absent_seen = 0
      """;

  private final Database database;

  /** Keeps them in this database. */
  public StrayStore(Database database) {
    this.database = database;
  }

  /** Launches of a provider that are not over. Read them after the listing, never before. */
  public List<LaunchFact> launches(ProviderId provider) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .select(
                    "SELECT launch_id, instance_name, region, vendor_id, status,"
                        + " coalesce(accepted_at, recorded_at) AS since, missed_listings"
                        + " FROM scitqd.launch WHERE provider = ? AND status <> 'gone'"
                        + " ORDER BY launch_id",
                    provider.value())
                .map((rows, context) ->
                    new LaunchFact(
                        new LaunchId(rows.getLong("launch_id")),
                        new InstanceName(rows.getString("instance_name")),
                        new Region(provider, rows.getString("region")),
                        Optional.ofNullable(rows.getString("vendor_id")),
                        LaunchStatus.of(rows.getString("status")),
                        Utc.present(rows, "since"),
                        rows.getInt("missed_listings")))
                .list());
  }

  /** What earlier sweeps have seen. */
  public List<KnownStray> known() {
    return list().stream()
        .map(row ->
            new KnownStray(
                row.id(), row.where().name(), row.firstSeen(), row.sightings(), row.deleting()))
        .toList();
  }

  /** All of them, by provider and name. */
  public List<StrayRow> list() {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .select(SELECT + " ORDER BY provider, name, vendor_id")
                .map((rows, context) -> row(rows))
                .list());
  }

  /**
   * Records what a listing taught: strays, and launches that are lost, whose tasks are queued again
   * without using a retry.
   *
   * @param price of an instance per hour, where it is known
   * @return the launches that really were lost
   */
  public List<LaunchFact> record(
      SweepPlan plan, Function<Instance, Optional<Price>> price, Instant now) {
    return database
        .jdbi()
        .inTransaction(handle -> {
          plan.strays().forEach(stray -> seen(handle, stray, price.apply(stray.instance()), now));
          plan.over().forEach(id -> forget(handle, id));
          missed(handle, plan.present(), 0);
          missed(handle, plan.missing(), 1);
          List<LaunchFact> lost = new ArrayList<>();
          for (LaunchFact launch : plan.lost()) {
            if (new Losses(handle, now).lost(launch.id())) {
              lost.add(launch);
            }
          }
          return lost;
        });
  }

  private static void seen(
      Handle handle, SweepPlan.Stray stray, Optional<Price> price, Instant now) {
    Instance instance = stray.instance();
    boolean parts = instance.status() == InstanceStatus.LEFTOVER;
    String detail =
        instance.failure().map(failure -> failure.text()).orElseGet(() -> status(instance));
    handle
        .createUpdate(SEEN)
        .bind("provider", stray.id().provider().value())
        .bind("vendor", stray.id().vendorId())
        .bind("region", instance.where().name())
        .bind("name", instance.name().value())
        .bind("kind", parts ? "parts" : "machine")
        .bind("flavor", instance.flavor())
        .bind("detail", detail.replace('\0', ' '))
        .bind("cost", price.map(Price::perHour).orElse(null))
        .bind("currency", price.map(each -> each.currency().getCurrencyCode()).orElse(null))
        .bind("created", instance.createdAt().map(Utc::zoned).orElse(null))
        .bind("first", Utc.zoned(stray.firstSeen()))
        .bind("now", Utc.zoned(now))
        .bind("sightings", stray.sightings())
        .bind("ripe", stray.ripe())
        .bind("deleting", stray.delete())
        .execute();
  }

  private static String status(Instance instance) {
    return instance.status().name().toLowerCase(java.util.Locale.ROOT);
  }

  private static void missed(Handle handle, Collection<LaunchId> launches, int times) {
    handle
        .createUpdate(
            "UPDATE scitqd.launch SET missed_listings = :times WHERE launch_id = ANY(:ids)")
        .bind("times", times)
        .bindArray("ids", Long.class, launches.stream().map(LaunchId::value).toList())
        .execute();
  }

  /** Decides its deletion; false when it is not known any more. */
  public boolean delete(StrayId id) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle.execute(
                    "UPDATE scitqd.stray SET deleting = true, note = NULL"
                        + " WHERE provider = ? AND vendor_id = ?",
                    id.provider().value(),
                    id.vendorId())
                > 0);
  }

  /** Its deletion found nothing any more; gives how often so far. */
  public int absent(StrayId id) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    "UPDATE scitqd.stray SET absent_seen = absent_seen + 1, note = NULL"
                        + " WHERE provider = :provider AND vendor_id = :vendor"
                        + " RETURNING absent_seen")
                .bind("provider", id.provider().value())
                .bind("vendor", id.vendorId())
                .mapTo(Integer.class)
                .findFirst()
                .orElse(0));
  }

  /** Its deletion goes on, or did not succeed. */
  public void note(StrayId id, String note) {
    database
        .jdbi()
        .useHandle(handle ->
            handle.execute(
                "UPDATE scitqd.stray SET note = ?, absent_seen = 0"
                    + " WHERE provider = ? AND vendor_id = ?",
                note.replace('\0', ' '),
                id.provider().value(),
                id.vendorId()));
  }

  /** Nothing is left of it. */
  public void forget(StrayId id) {
    database.jdbi().useHandle(handle -> forget(handle, id));
  }

  static void forget(Handle handle, StrayId id) {
    handle.execute(
        "DELETE FROM scitqd.stray WHERE provider = ? AND vendor_id = ?",
        id.provider().value(),
        id.vendorId());
  }

  private static StrayRow row(ResultSet rows) throws SQLException {
    ProviderId provider = new ProviderId(rows.getString("provider"));
    BigDecimal cost = rows.getBigDecimal("cost");
    return new StrayRow(
        new StrayId(provider, rows.getString("vendor_id")),
        new InstanceName(rows.getString("name")),
        new Region(provider, rows.getString("region")),
        rows.getString("kind").equals("parts"),
        rows.getString("flavor"),
        rows.getString("detail"),
        cost == null
            ? Optional.empty()
            : Optional.of(new Price(cost, Currency.getInstance(rows.getString("currency")))),
        Utc.zoned(rows, "created_at"),
        Utc.present(rows, "first_seen"),
        Utc.present(rows, "last_seen"),
        rows.getInt("sightings"),
        rows.getBoolean("ripe"),
        rows.getBoolean("deleting"),
        rows.getInt("absent_seen"),
        Optional.ofNullable(rows.getString("note")));
  }
}
