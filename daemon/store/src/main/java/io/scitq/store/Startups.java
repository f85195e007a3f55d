package io.scitq.store;

import io.scitq.deploy.LaunchId;
import io.scitq.quota.Unavailability;
import io.scitq.spi.ProviderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Counts machines that boot and never become workers, by provider and template. */
final class Startups {
  private static final String SELECT =
      "SELECT provider, template, trips_at, failures, failed_at, detail FROM scitqd.startup"
          + " ORDER BY provider";

  private Startups() {}

  static List<StartupRow> all(Handle handle) {
    return handle.select(SELECT).map((rows, context) -> row(rows)).list();
  }

  /** Providers from which nothing is recruited, as blocks that only a person or a change ends. */
  static List<Unavailability> blocks(Handle handle) {
    return all(handle).stream()
        .filter(StartupRow::stopped)
        .map(row ->
            new Unavailability(
                Unavailability.Scope.of(row.provider()),
                "startup_failures",
                "template %s: %s; 'scitq-manage startup clear' goes on"
                    .formatted(row.template(), row.detail().orElse("no worker registered")),
                row.failedAt().orElse(Instant.EPOCH),
                Instant.MAX,
                row.failures()))
        .toList();
  }

  /**
   * A machine booted and its worker never spoke. Gives what is known about it, for the job; empty
   * for a machine that has not even booted: that is the provider's doing, not the template's.
   */
  static Optional<String> failed(Handle handle, LaunchId launch, Instant now) {
    Optional<String> facts =
        handle
            .select(
                "SELECT l.instance_name, l.provider, l.region, l.flavor, l.booted_at, l.deadline,"
                    + " l.template, coalesce(w.ipv4, 'none') AS ipv4 FROM scitqd.launch l"
                    + " LEFT JOIN public.worker w ON w.worker_id = l.worker_id"
                    + " WHERE l.launch_id = ? AND l.status = 'booted'",
                launch.value())
            .map((rows, context) -> facts(rows))
            .findFirst();
    facts.ifPresent(text ->
        handle
            .createUpdate(
                """
                UPDATE scitqd.startup s
                SET failures = s.failures + 1, failed_at = :now, detail = :detail
                FROM scitqd.launch l
                WHERE l.launch_id = :launch AND s.provider = l.provider AND s.template = l.template
                """)
            .bind("now", Utc.zoned(now))
            .bind("detail", text)
            .bind("launch", launch.value())
            .execute());
    return facts;
  }

  private static String facts(ResultSet rows) throws SQLException {
    return "%s (%s in %s/%s, address %s) booted %s and never registered until %s, template %s"
        .formatted(
            rows.getString("instance_name"),
            rows.getString("flavor"),
            rows.getString("provider"),
            rows.getString("region"),
            rows.getString("ipv4"),
            Utc.zoned(rows, "booted_at").map(Object::toString).orElse("at an unknown time"),
            Utc.present(rows, "deadline"),
            rows.getString("template"));
  }

  /** Workers have registered: what their templates did before was not the templates' fault. */
  static void succeeded(Handle handle, List<LaunchId> launches) {
    if (launches.isEmpty()) {
      return;
    }
    handle
        .createUpdate(
            """
            UPDATE scitqd.startup s SET failures = 0, detail = NULL
            WHERE s.failures > 0 AND EXISTS (SELECT 1 FROM scitqd.launch l
                WHERE l.launch_id = ANY(:ids) AND l.provider = s.provider
                    AND l.template = s.template)
            """)
        .bindArray("ids", Long.class, launches.stream().map(LaunchId::value).toList())
        .execute();
  }

  private static StartupRow row(ResultSet rows) throws SQLException {
    return new StartupRow(
        new ProviderId(rows.getString("provider")),
        rows.getString("template"),
        rows.getInt("trips_at"),
        rows.getInt("failures"),
        Utc.zoned(rows, "failed_at"),
        Optional.ofNullable(rows.getString("detail")));
  }
}
