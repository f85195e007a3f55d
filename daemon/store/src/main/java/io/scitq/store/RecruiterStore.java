package io.scitq.store;

import io.scitq.recruit.Recruiter;
import io.scitq.recruit.RecruiterId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** The recruiters, in scitq 1.3's table. */
public final class RecruiterStore {
  private static final String SELECT =
      "SELECT batch, rank, tasks_per_worker, worker_flavor, worker_region, worker_provider,"
          + " worker_concurrency, worker_prefetch, minimum_tasks, maximum_workers"
          + " FROM public.recruiter";

  private static final String ORDER = " ORDER BY batch, rank";

  private static final RowMapper<Recruiter> ROW =
      (rows, context) ->
          new Recruiter(
              new RecruiterId(rows.getString("batch"), rows.getInt("rank")),
              rows.getString("worker_flavor"),
              Optional.ofNullable(rows.getString("worker_region")),
              Optional.ofNullable(rows.getString("worker_provider")),
              rows.getInt("worker_concurrency"),
              rows.getInt("worker_prefetch"),
              rows.getInt("tasks_per_worker"),
              optional(rows, "minimum_tasks"),
              optional(rows, "maximum_workers"));

  private final Database database;

  /** Keeps them in this database. */
  public RecruiterStore(Database database) {
    this.database = database;
  }

  /** All, or those of one batch, by batch and rank. */
  public List<Recruiter> list(Optional<String> batch) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    SELECT + " WHERE CAST(:batch AS text) IS NULL OR batch = :batch" + ORDER)
                .bind("batch", batch.orElse(null))
                .map(ROW)
                .list());
  }

  static List<Recruiter> list(Handle handle) {
    return handle.select(SELECT + ORDER).map(ROW).list();
  }

  /** The ones that are meant, by rank, then batch: the order of scitq 1.3's list. */
  public List<Recruiter> list(Criteria<RecruiterField> criteria) {
    String sql = SELECT + " r" + Clauses.where(criteria, "r") + " ORDER BY r.rank, r.batch";
    return database
        .jdbi()
        .withHandle(handle -> Clauses.bind(handle.createQuery(sql), criteria).map(ROW).list());
  }

  /** One of them. */
  public Optional<Recruiter> find(RecruiterId id) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .select(SELECT + " WHERE batch = ? AND rank = ?", id.batch(), id.rank())
                .map(ROW)
                .findFirst());
  }

  /** Makes it, or replaces the one of its batch and rank; true when it is new. */
  public boolean upsert(Recruiter recruiter) {
    return database
        .jdbi()
        .inTransaction(handle -> {
          boolean known = write(handle, recruiter, UPDATE) == 1;
          if (!known) {
            write(handle, recruiter, INSERT);
          }
          return !known;
        });
  }

  /** Replaces an existing one; false when there is none. */
  public boolean update(Recruiter recruiter) {
    return database.jdbi().withHandle(handle -> write(handle, recruiter, UPDATE)) == 1;
  }

  /**
   * Deletes it and cancels what it recorded and nobody has begun to launch. False when there is
   * none.
   */
  public boolean delete(RecruiterId id, Instant now) {
    return database
        .jdbi()
        .inTransaction(handle -> {
          boolean found =
              handle.execute(
                      "DELETE FROM public.recruiter WHERE batch = ? AND rank = ?",
                      id.batch(),
                      id.rank())
                  == 1;
          Cancellations.cancelRecorded(handle, id, now);
          return found;
        });
  }

  private static final String UPDATE =
      """
      UPDATE public.recruiter
      SET tasks_per_worker = :tasksPerWorker, worker_flavor = :flavor, worker_region = :region,
          worker_provider = :provider, worker_concurrency = :concurrency,
          worker_prefetch = :prefetch, minimum_tasks = :minimum, maximum_workers = :maximum
      WHERE batch = :batch AND rank = :rank
      """;

  private static final String INSERT =
      """
      INSERT INTO public.recruiter
          (batch, rank, tasks_per_worker, worker_flavor, worker_region, worker_provider,
           worker_concurrency, worker_prefetch, minimum_tasks, maximum_workers)
      VALUES (:batch, :rank, :tasksPerWorker, :flavor, :region, :provider, :concurrency,
          :prefetch, :minimum, :maximum)
      ON CONFLICT (batch, rank) DO UPDATE
      SET tasks_per_worker = excluded.tasks_per_worker, worker_flavor = excluded.worker_flavor,
          worker_region = excluded.worker_region, worker_provider = excluded.worker_provider,
          worker_concurrency = excluded.worker_concurrency,
          worker_prefetch = excluded.worker_prefetch, minimum_tasks = excluded.minimum_tasks,
          maximum_workers = excluded.maximum_workers
      """;

  private static int write(Handle handle, Recruiter recruiter, String sql) {
    return handle
        .createUpdate(sql)
        .bind("batch", recruiter.id().batch())
        .bind("rank", recruiter.id().rank())
        .bind("tasksPerWorker", recruiter.tasksPerWorker())
        .bind("flavor", recruiter.flavor())
        .bind("region", recruiter.region().orElse(null))
        .bind("provider", recruiter.provider().orElse(null))
        .bind("concurrency", recruiter.concurrency())
        .bind("prefetch", recruiter.prefetch())
        .bind("minimum", boxed(recruiter.minimumTasks()))
        .bind("maximum", boxed(recruiter.maximumWorkers()))
        .execute();
  }

  private static @Nullable Integer boxed(OptionalInt value) {
    return value.isPresent() ? value.getAsInt() : null;
  }

  private static OptionalInt optional(ResultSet rows, String column) throws SQLException {
    int value = rows.getInt(column);
    return rows.wasNull() ? OptionalInt.empty() : OptionalInt.of(value);
  }
}
