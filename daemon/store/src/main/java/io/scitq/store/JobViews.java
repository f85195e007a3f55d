package io.scitq.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Jobs with the offering of their launch, for lists. */
public final class JobViews {
  /** Characters of a log that a list shows, and that one job alone shows. */
  private static final int SHORT_LOG = 2000;

  private static final int LONG_LOG = 200_000;

  /** What was asked for may be {@code auto}; the launch knows what it became. */
  private static final String SELECT =
      """
      SELECT j.job_id, coalesce(j.target, '') AS target, coalesce(j.action, '') AS action,
          coalesce(j.status, '') AS status, coalesce(j.retry, 0) AS retry, j.progression,
          j.creation_date, j.modification_date, right(j.log, :log) AS log,
          coalesce(l.provider, nullif(j.args ->> 'provider', '')) AS provider,
          coalesce(l.region, nullif(j.args ->> 'region', '')) AS region,
          coalesce(l.flavor, nullif(j.args ->> 'flavor', '')) AS flavor
      FROM public.job j
      LEFT JOIN LATERAL (SELECT x.provider, x.region, x.flavor FROM scitqd.launch x
          WHERE x.job_id = j.job_id ORDER BY x.launch_id DESC LIMIT 1) l ON true
      WHERE (CAST(:id AS integer) IS NULL OR j.job_id = :id)
          AND (CAST(:status AS text) IS NULL OR j.status = :status)
      ORDER BY j.job_id DESC LIMIT :limit
      """;

  private final Database database;

  /** Reads from this database. */
  public JobViews(Database database) {
    this.database = database;
  }

  /** Jobs, of this status, newest first; each with the end of its log. */
  public List<JobRow> list(Optional<String> status, int limit) {
    return read(OptionalInt.empty(), status, limit, SHORT_LOG);
  }

  /** One job with its log. */
  public Optional<JobRow> find(int id) {
    return read(OptionalInt.of(id), Optional.empty(), 1, LONG_LOG).stream().findFirst();
  }

  private List<JobRow> read(OptionalInt id, Optional<String> status, int limit, int log) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(SELECT)
                .bind("id", id.isPresent() ? (Integer) id.getAsInt() : null)
                .bind("status", status.orElse(null))
                .bind("limit", limit)
                .bind("log", log)
                .map((rows, context) -> row(rows))
                .list());
  }

  private static JobRow row(ResultSet rows) throws SQLException {
    int progression = rows.getInt("progression");
    OptionalInt percent = rows.wasNull() ? OptionalInt.empty() : OptionalInt.of(progression);
    return new JobRow(
        rows.getInt("job_id"),
        rows.getString("target"),
        rows.getString("action"),
        rows.getString("status"),
        rows.getInt("retry"),
        percent,
        Utc.naive(rows, "creation_date"),
        Utc.naive(rows, "modification_date"),
        Optional.ofNullable(rows.getString("provider")),
        Optional.ofNullable(rows.getString("region")),
        Optional.ofNullable(rows.getString("flavor")),
        Optional.ofNullable(rows.getString("log")));
  }
}
