package io.scitq.store;

import io.scitq.cache.NamePattern;
import io.scitq.cache.Work;
import io.scitq.task.TaskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Tasks that an earlier result may serve, those results, and their hashes. */
public final class ReuseStore {
  /** A task waits for its look-up no longer than this; then a worker does the work again. */
  public static final Duration LONGEST_HOLD = Duration.ofMinutes(5);

  /** Earlier results that are looked at for one task; each may cost a listing. */
  private static final int CANDIDATES = 20;

  private final Transactions transactions;

  /** Works on this database. */
  public ReuseStore(Database database) {
    this.transactions = new Transactions(database.jdbi());
  }

  /** Pending tasks that ask for reuse and were not looked up yet, by id. */
  public List<ReuseTask> waiting(Collection<TaskId> except, int limit) {
    return transactions.run(handle ->
        handle
            .createQuery(
                """
                SELECT t.task_id, t.status_date, t.command, t.container, t.container_options,
                  t.input, t.resource, t.output
                FROM task t
                WHERE t.status = 'pending' AND t.use_cache AND t.task_id <> ALL(:except)
                  AND NOT EXISTS (SELECT 1 FROM scitqd.reuse r WHERE r.task_id = t.task_id
                    AND r.pending_since IS NOT DISTINCT FROM t.status_date)
                ORDER BY t.task_id LIMIT :limit
                """)
            .bind("except", SqlArray.ints(except.stream().map(TaskId::value).toList()))
            .bind("limit", limit)
            .map((row, context) ->
                new ReuseTask(
                    new TaskId(row.getInt("task_id")),
                    Utc.naive(row, "status_date"),
                    work(row),
                    text(row, "output")))
            .list());
  }

  /**
   * Results of the same command on inputs and resources with the same names, those first that are
   * in the folder where they are wanted, then the newest.
   */
  public List<ReusableExecution> candidates(ReuseTask task) {
    Work work = task.work();
    return transactions.run(handle ->
        handle
            .createQuery(
                """
                SELECT e.execution_id, e.input_hash, e.output_hash, e.output_folder,
                  coalesce(e.output_files, '') AS output_files
                FROM execution e
                WHERE e.status = 'succeeded' AND e.output_hash IS NOT NULL
                  AND e.input_hash IS NOT NULL AND md5(e.command) = md5(:command)
                  AND e.command = :command
                  AND e.container IS NOT DISTINCT FROM CAST(:container AS varchar)
                  AND e.container_options IS NOT DISTINCT FROM CAST(:options AS varchar)
                  AND coalesce(e.input, '') LIKE :input
                  AND coalesce(e.resource, '') LIKE :resource
                ORDER BY e.output_folder IS DISTINCT FROM CAST(:output AS varchar),
                  e.execution_id DESC
                LIMIT :limit
                """)
            .bind("command", work.command())
            .bind("container", work.container().orElse(null))
            .bind("options", work.containerOptions().orElse(null))
            .bind("input", NamePattern.of(work.input().orElse("")))
            .bind("resource", NamePattern.of(work.resource().orElse("")))
            .bind("output", task.output().orElse(null))
            .bind("limit", CANDIDATES)
            .map((row, context) ->
                new ReusableExecution(
                    row.getInt("execution_id"),
                    row.getString("input_hash"),
                    row.getString("output_hash"),
                    text(row, "output_folder"),
                    row.getString("output_files")))
            .list());
  }

  /** Nothing can serve the task: it is given to a worker. */
  public void missed(ReuseTask task, String outcome, Instant now) {
    transactions.run(handle -> note(handle, task, outcome, now));
  }

  /**
   * The task has succeeded by the result of this execution, if it is still pending and the result
   * still there; the new execution has no hashes, so that it is no source itself.
   *
   * @return false when things have changed meanwhile
   */
  public boolean serve(ReuseTask task, ReusableExecution source, Instant now) {
    return transactions.run(handle -> {
      boolean free =
          handle
              .createQuery(
                  """
                  SELECT 1 FROM task t WHERE t.task_id = :task AND t.status = 'pending'
                    AND t.status_date IS NOT DISTINCT FROM CAST(:since AS timestamp)
                  FOR NO KEY UPDATE
                  """)
              .bind("task", task.id().value())
              .bind("since", task.pendingSince().map(Utc::naive).orElse(null))
              .mapTo(Integer.class)
              .findOne()
              .isPresent();
      if (!free || insert(handle, task, source, now) == 0) {
        return false;
      }
      handle
          .createUpdate(
              "UPDATE task SET status = 'succeeded', status_date = :now,"
                  + " modification_date = :now WHERE task_id = :task")
          .bind("now", Utc.naive(now))
          .bind("task", task.id().value())
          .execute();
      note(handle, task, "served", now);
      return true;
    });
  }

  /** The result is no longer what it was: nobody is served from it again. */
  public void forget(ReusableExecution execution) {
    transactions.run(handle ->
        handle
            .createUpdate("UPDATE execution SET output_hash = NULL WHERE execution_id = :id")
            .bind("id", execution.id())
            .execute());
  }

  /** What an execution that was frozen does; empty when it is not of a task that asks for reuse. */
  public Optional<Work> frozen(int execution) {
    return transactions.run(handle ->
        handle
            .createQuery(
                """
                SELECT e.command, e.container, e.container_options, e.input, e.resource
                FROM execution e JOIN task t ON t.task_id = e.task_id
                WHERE e.execution_id = :id AND t.use_cache AND e.command IS NOT NULL
                """)
            .bind("id", execution)
            .map((row, context) -> work(row))
            .findOne());
  }

  /** Notes what went in; an execution that has ended is left alone. */
  public void inputHash(int execution, Optional<String> hash) {
    transactions.run(handle ->
        handle
            .createUpdate(
                "UPDATE execution SET input_hash = :hash WHERE execution_id = :id"
                    + " AND status IN ('pending', 'accepted', 'running')")
            .bind("hash", hash.orElse(null))
            .bind("id", execution)
            .execute());
  }

  /**
   * What came out of an execution.
   *
   * @param folder where
   * @param files names, separated by a space, empty for none
   */
  public record Output(String folder, String files) {}

  /** The output of a succeeded execution whose input was hashed and whose output was not yet. */
  public Optional<Output> toHash(int execution) {
    return transactions.run(handle ->
        handle
            .createQuery(
                """
                SELECT output_folder, coalesce(output_files, '') AS output_files FROM execution
                WHERE execution_id = :id AND status = 'succeeded' AND input_hash IS NOT NULL
                  AND output_hash IS NULL AND output_folder IS NOT NULL
                """)
            .bind("id", execution)
            .map((row, context) ->
                new Output(row.getString("output_folder"), row.getString("output_files")))
            .findOne());
  }

  /** Notes what came out. */
  public void outputHash(int execution, String hash) {
    transactions.run(handle ->
        handle
            .createUpdate(
                "UPDATE execution SET output_hash = :hash WHERE execution_id = :id"
                    + " AND status = 'succeeded'")
            .bind("hash", hash)
            .bind("id", execution)
            .execute());
  }

  private static int insert(Handle handle, ReuseTask task, ReusableExecution source, Instant now) {
    return handle
        .createUpdate(
            """
            INSERT INTO execution (worker_id, task_id, status, creation_date, modification_date,
              output_files, output, latest)
            SELECT NULL, CAST(:task AS integer), 'succeeded', :now, :now, e.output_files,
              'Cached from execution ' || e.execution_id, true
            FROM execution e WHERE e.execution_id = :source AND e.status = 'succeeded'
              AND e.output_hash = :hash
            """)
        .bind("task", task.id().value())
        .bind("now", Utc.naive(now))
        .bind("source", source.id())
        .bind("hash", source.outputHash())
        .execute();
  }

  private static int note(Handle handle, ReuseTask task, String outcome, Instant now) {
    return handle
        .createUpdate(
            """
            INSERT INTO scitqd.reuse (task_id, pending_since, outcome, at)
            VALUES (:task, :since, :outcome, :at)
            ON CONFLICT (task_id) DO UPDATE SET pending_since = excluded.pending_since,
              outcome = excluded.outcome, at = excluded.at
            """)
        .bind("task", task.id().value())
        .bind("since", task.pendingSince().map(Utc::naive).orElse(null))
        .bind("outcome", outcome)
        .bind("at", Utc.zoned(now))
        .execute();
  }

  private static Work work(ResultSet row) throws SQLException {
    return new Work(
        row.getString("command"),
        text(row, "container"),
        text(row, "container_options"),
        text(row, "input"),
        text(row, "resource"));
  }

  private static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }
}
