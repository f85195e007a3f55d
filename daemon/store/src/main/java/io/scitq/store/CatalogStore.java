package io.scitq.store;

import io.scitq.catalog.CatalogUpdate;
import io.scitq.spi.ProviderId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** What the providers sell, and how the updaters fared. */
public final class CatalogStore {
  private static final String RUN_COLUMNS =
      "provider, started_at, ended_at, outcome, offerings, added, changed, removed, problems,"
          + " problem_count, note, forced";

  private final Database database;

  /** Keeps the catalog in this database. */
  public CatalogStore(Database database) {
    this.database = database;
  }

  /** Reads everything, rows that only the Python server's updaters wrote among it. */
  public StoredCatalog load() {
    return database
        .jdbi()
        .inTransaction(
            TransactionIsolationLevel.REPEATABLE_READ, handle -> new CatalogReader(handle).read());
  }

  /**
   * Stores what a fetch changed, in one transaction, for our readers and for scitq 1.3's; then all
   * daemons are told {@code catalog}.
   */
  public void apply(CatalogUpdate update, Instant now) {
    database.jdbi().useTransaction(handle -> new CatalogWriter(handle, update, now).write());
  }

  /** Notes how a run ended. */
  public void recordRun(UpdateRun run) {
    database.jdbi().useHandle(handle -> insert(handle, run));
  }

  /** The latest run of each provider. */
  public Map<ProviderId, UpdateRun> lastRuns() {
    List<UpdateRun> runs =
        database
            .jdbi()
            .withHandle(handle ->
                handle
                    .select(
                        "SELECT DISTINCT ON (provider) "
                            + RUN_COLUMNS
                            + " FROM scitqd.update_run ORDER BY provider, run_id DESC")
                    .map(RUN)
                    .list());
    Map<ProviderId, UpdateRun> byProvider = new LinkedHashMap<>();
    runs.forEach(run -> byProvider.put(run.provider(), run));
    return byProvider;
  }

  /** When data of this provider last came in, whole or in part. */
  public Optional<Instant> lastSuccess(ProviderId provider) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .select(
                    "SELECT ended_at FROM scitqd.update_run WHERE provider = ? AND outcome IN"
                        + " ('updated', 'unchanged', 'partial') ORDER BY run_id DESC LIMIT 1",
                    provider.value())
                .map((rows, context) -> Utc.present(rows, "ended_at"))
                .findFirst());
  }

  private static final RowMapper<UpdateRun> RUN =
      (rows, context) ->
          new UpdateRun(
              new ProviderId(rows.getString("provider")),
              Utc.present(rows, "started_at"),
              Utc.present(rows, "ended_at"),
              rows.getString("outcome"),
              rows.getInt("offerings"),
              rows.getInt("added"),
              rows.getInt("changed"),
              rows.getInt("removed"),
              List.of((String[]) rows.getArray("problems").getArray()),
              rows.getInt("problem_count"),
              Optional.ofNullable(rows.getString("note")),
              rows.getBoolean("forced"));

  private static void insert(Handle handle, UpdateRun run) {
    handle
        .createUpdate(
            "INSERT INTO scitqd.update_run ("
                + RUN_COLUMNS
                + ") VALUES (:provider, :started, :ended, :outcome, :offerings, :added, :changed,"
                + " :removed, :problems, :problemCount, :note, :forced)")
        .bind("provider", run.provider().value())
        .bind("started", Utc.zoned(run.startedAt()))
        .bind("ended", Utc.zoned(run.endedAt()))
        .bind("outcome", run.outcome())
        .bind("offerings", run.offerings())
        .bind("added", run.added())
        .bind("changed", run.changed())
        .bind("removed", run.removed())
        .bindArray("problems", String.class, run.problems())
        .bind("problemCount", run.problemCount())
        .bind("note", run.note().orElse(null))
        .bind("forced", run.forced())
        .execute();
  }
}
