package io.scitq.store;

import io.scitq.quota.GoneLaunch;
import io.scitq.spi.FetchReport;
import io.scitq.spi.OfferingId;
import io.scitq.spi.ProviderId;
import io.scitq.spi.Purchase;
import io.scitq.spi.QuotaKind;
import io.scitq.spi.QuotaReading;
import io.scitq.spi.Region;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The providers' own ceilings as they last said them. */
public final class QuotaStore {
  private static final String UPSERT =
      """
      INSERT INTO scitqd.quota_reading AS q
          (provider, region, kind, ceiling, used, observed_at)
      SELECT u.provider, u.region, u.kind, u.ceiling::bigint, u.used::bigint,
          u.observed::timestamptz
      FROM unnest(:provider, :region, :kind, :ceiling, :used, :observed)
          AS u (provider, region, kind, ceiling, used, observed)
      ON CONFLICT (provider, region, kind) DO UPDATE
      SET ceiling = excluded.ceiling, used = excluded.used, observed_at = excluded.observed_at
      WHERE q.observed_at <= excluded.observed_at
      """;

  /** A region read whole that no longer names a kind has no such ceiling any more. */
  private static final String DELETE_VANISHED =
      """
      DELETE FROM scitqd.quota_reading q
      USING unnest(:provider, :region) AS u (provider, region)
      WHERE q.provider = u.provider AND q.region = u.region AND q.observed_at < :observed
      """;

  private final Database database;

  /** Keeps them in this database. */
  public QuotaStore(Database database) {
    this.database = database;
  }

  /** Stores what a fetch brought; regions that it did not read whole keep what was known. */
  public void save(FetchReport<QuotaReading> report) {
    TextColumns readings =
        new TextColumns("provider", "region", "kind", "ceiling", "used", "observed");
    TextColumns complete = new TextColumns("provider", "region");
    for (QuotaReading reading : report.values()) {
      String provider = reading.region().provider().value();
      readings.add(
          provider,
          reading.region().name(),
          reading.kind(),
          reading.limit(),
          reading.used(),
          Utc.zoned(reading.observedAt()));
    }
    report.values().stream()
        .map(QuotaReading::region)
        .distinct()
        .filter(region -> report.completeRegions().contains(region.name()))
        .forEach(region -> complete.add(region.provider().value(), region.name()));
    Map<String, Object> observed = Map.of("observed", Utc.zoned(report.observedAt()));
    database
        .jdbi()
        .useTransaction(handle -> {
          readings.execute(handle, UPSERT, Map.of());
          complete.execute(handle, DELETE_VANISHED, observed);
        });
  }

  /** The last reading of each region and kind. */
  public List<QuotaReading> readings() {
    return database.jdbi().withHandle(QuotaStore::readings);
  }

  /** Launches that a stored reading may still count although they are gone. */
  static List<GoneLaunch> gone(Handle handle) {
    return handle
        .select(
            """
            SELECT DISTINCT l.launch_id, l.provider, l.region, l.flavor, l.purchase, l.accepted_at,
                l.gone_at
            FROM scitqd.launch l
            JOIN scitqd.quota_reading q ON q.provider = l.provider AND q.region = l.region
                AND q.observed_at < l.gone_at AND q.observed_at > l.accepted_at
            WHERE l.status = 'gone'
                AND l.gone_at > (SELECT min(observed_at) FROM scitqd.quota_reading)
            ORDER BY l.launch_id
            """)
        .map((rows, context) ->
            new GoneLaunch(
                OfferingId.of(
                    new ProviderId(rows.getString("provider")),
                    rows.getString("region"),
                    rows.getString("flavor")),
                Purchase.valueOf(rows.getString("purchase")),
                Utc.present(rows, "accepted_at"),
                Utc.present(rows, "gone_at")))
        .list();
  }

  static List<QuotaReading> readings(Handle handle) {
    return handle
        .select(
            "SELECT provider, region, kind, ceiling, used, observed_at FROM scitqd.quota_reading"
                + " ORDER BY provider, region, kind")
        .map((rows, context) ->
            new QuotaReading(
                new Region(new ProviderId(rows.getString("provider")), rows.getString("region")),
                QuotaKind.valueOf(rows.getString("kind")),
                rows.getLong("ceiling"),
                rows.getLong("used"),
                Utc.present(rows, "observed_at")))
        .list();
  }
}
