package io.scitq.store;

import io.scitq.spi.Price;
import io.scitq.task.WorkerId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** Workers with their work and their launch, for lists. */
public final class WorkerViews {
  private static final String SELECT =
      """
      SELECT w.worker_id, w.name, w.status, w.concurrency, coalesce(w.prefetch, 0) AS prefetch,
          w.creation_date, w.last_contact_date, w.batch, w.provider, w.region, w.flavor, w.ipv4,
          coalesce(w.ansible_active, false) AS active, coalesce(w.permanent, false) AS permanent,
          l.cost, l.currency, l.status AS launch_status, l.accepted_at
      FROM public.worker w
      LEFT JOIN scitqd.launch l ON l.worker_id = w.worker_id AND l.status <> 'gone'
      WHERE (CAST(:batch AS text) IS NULL OR w.batch = :batch)
          AND (CAST(:status AS text) IS NULL OR w.status = :status)
          AND (CAST(:name AS text) IS NULL OR w.name = :name)
          AND (CAST(:id AS integer) IS NULL OR w.worker_id = :id)
      ORDER BY w.worker_id
      """;

  private static final String COUNTS =
      """
      SELECT worker_id, status, count(*) AS number FROM public.execution
      WHERE latest AND worker_id = ANY(:ids) GROUP BY worker_id, status
      """;

  private final Database database;

  /** Reads from this database. */
  public WorkerViews(Database database) {
    this.database = database;
  }

  /** All workers, or those of a batch, of a status, by id. */
  public List<WorkerRow> list(Optional<String> batch, Optional<String> status) {
    return read(new Filter(batch, status, Optional.empty(), Optional.empty()));
  }

  /** One worker. */
  public Optional<WorkerRow> find(WorkerId id) {
    return read(new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(id)))
        .stream()
        .findFirst();
  }

  /** The workers of this name: scitq 1.3 allows several. */
  public List<WorkerRow> find(String name) {
    return read(
        new Filter(Optional.empty(), Optional.empty(), Optional.of(name), Optional.empty()));
  }

  private record Filter(
      Optional<String> batch,
      Optional<String> status,
      Optional<String> name,
      Optional<WorkerId> id) {}

  private List<WorkerRow> read(Filter filter) {
    return database
        .jdbi()
        .inTransaction(
            TransactionIsolationLevel.REPEATABLE_READ,
            handle -> {
              List<Integer> ids =
                  query(handle, filter, (rows, context) -> rows.getInt("worker_id"));
              Map<Integer, Map<String, Long>> counts = counts(handle, ids);
              return query(
                  handle,
                  filter,
                  (rows, context) ->
                      row(rows, counts.getOrDefault(rows.getInt("worker_id"), Map.of())));
            });
  }

  private static <T> List<T> query(
      Handle handle, Filter filter, org.jdbi.v3.core.mapper.RowMapper<T> mapper) {
    return handle
        .createQuery(SELECT)
        .bind("batch", filter.batch().orElse(null))
        .bind("status", filter.status().orElse(null))
        .bind("name", filter.name().orElse(null))
        .bind("id", filter.id().map(WorkerId::value).orElse(null))
        .map(mapper)
        .list();
  }

  private static Map<Integer, Map<String, Long>> counts(Handle handle, List<Integer> ids) {
    Map<Integer, Map<String, Long>> counts = new HashMap<>();
    handle
        .createQuery(COUNTS)
        .bindArray("ids", Integer.class, ids)
        .map((rows, context) ->
            counts
                .computeIfAbsent(rows.getInt("worker_id"), id -> new HashMap<>())
                .put(rows.getString("status"), rows.getLong("number")))
        .list();
    return counts;
  }

  private static WorkerRow row(ResultSet rows, Map<String, Long> executions) throws SQLException {
    return new WorkerRow(
        new WorkerId(rows.getInt("worker_id")),
        rows.getString("name"),
        rows.getString("status"),
        rows.getInt("concurrency"),
        rows.getInt("prefetch"),
        Utc.naive(rows, "creation_date"),
        Utc.naive(rows, "last_contact_date"),
        rows.getString("batch"),
        Optional.ofNullable(rows.getString("provider")),
        Optional.ofNullable(rows.getString("region")),
        Optional.ofNullable(rows.getString("flavor")),
        Optional.ofNullable(rows.getString("ipv4")),
        rows.getBoolean("active"),
        rows.getBoolean("permanent"),
        executions,
        price(rows),
        Optional.ofNullable(rows.getString("launch_status")),
        Utc.zoned(rows, "accepted_at"));
  }

  private static Optional<Price> price(ResultSet rows) throws SQLException {
    BigDecimal cost = rows.getBigDecimal("cost");
    return cost == null
        ? Optional.empty()
        : Optional.of(new Price(cost, Currency.getInstance(rows.getString("currency"))));
  }
}
