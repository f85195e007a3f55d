package io.scitq.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** Batches: there is no table of them, they are what tasks, workers and recruiters name. */
public final class BatchStore {
  private static final String TASKS =
      """
      SELECT batch, status, count(*) AS number FROM public.task
      WHERE CAST(:batch AS text) IS NULL OR batch = :batch
      GROUP BY batch, status
      """;

  private static final String WORKERS =
      """
      SELECT batch, array_agg(name ORDER BY worker_id) AS names FROM public.worker
      WHERE CAST(:batch AS text) IS NULL OR batch = :batch
      GROUP BY batch
      """;

  private static final String ALIKE =
      """
      SELECT batch FROM (SELECT batch FROM public.task UNION SELECT batch FROM public.worker
          UNION SELECT batch FROM public.recruiter) AS b
      ORDER BY lower(left(batch, :stem)) = lower(left(:batch, :stem)) DESC, batch
      LIMIT :number
      """;

  /** Signs at the beginning that make two names alike. */
  private static final int STEM = 3;

  private final Database database;

  /** Works on this database. */
  public BatchStore(Database database) {
    this.database = database;
  }

  /** Those that have tasks, or this one if it has, by name. */
  public List<BatchRow> list(Optional<String> batch) {
    return database
        .jdbi()
        .inTransaction(
            TransactionIsolationLevel.REPEATABLE_READ,
            handle -> {
              Map<String, List<String>> workers = workers(handle, batch);
              return tasks(handle, batch).entrySet().stream()
                  .map(one ->
                      new BatchRow(
                          one.getKey(),
                          one.getValue(),
                          workers.getOrDefault(one.getKey(), List.of())))
                  .toList();
            });
  }

  /** Whether a task, a worker or a recruiter names it. */
  public boolean isKnown(String batch) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle.createQuery(BatchMoves.KNOWN).bind("batch", batch).mapTo(Boolean.class).one());
  }

  /** Names of batches, those first that begin like this one; for a person who mistyped it. */
  public List<String> alike(String batch, int number) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(ALIKE)
                .bind("batch", batch)
                .bind("stem", STEM)
                .bind("number", number)
                .mapTo(String.class)
                .list());
  }

  /**
   * Pauses the workers, those being launched too, cancels what recruiters recorded and nobody has
   * begun, and keeps recruiters from launching more. Failed and evicted workers stay what they are.
   *
   * @param signal for the executions that run, 0 for none
   */
  public BatchEffect stop(String batch, int signal, Instant now) {
    return transactions().run(handle -> new BatchMoves(handle, batch, now).stop(signal));
  }

  /**
   * Resumes the paused workers; one that has not registered yet becomes offline, as it was.
   *
   * @param signal for the executions that run, 0 for none
   */
  public BatchEffect resume(String batch, int signal, Instant now) {
    return transactions().run(handle -> new BatchMoves(handle, batch, now).resume(signal));
  }

  /**
   * Deletes its tasks with everything that hangs on them, its recruiters, and the launches and
   * requests for workers that nobody has begun. Its workers keep its name; without open tasks they
   * are recycled or retired.
   */
  public BatchEffect delete(String batch, Instant now) {
    return transactions().run(handle -> new BatchDeletion(handle, batch, now).run());
  }

  private Transactions transactions() {
    return new Transactions(database.jdbi());
  }

  private static Map<String, Map<String, Long>> tasks(Handle handle, Optional<String> batch) {
    Map<String, Map<String, Long>> counts = new TreeMap<>();
    handle
        .createQuery(TASKS)
        .bind("batch", batch.orElse(null))
        .map((rows, context) ->
            counts
                .computeIfAbsent(rows.getString("batch"), name -> new HashMap<>())
                .put(rows.getString("status"), rows.getLong("number")))
        .list();
    return counts;
  }

  private static Map<String, List<String>> workers(Handle handle, Optional<String> batch) {
    Map<String, List<String>> names = new HashMap<>();
    handle
        .createQuery(WORKERS)
        .bind("batch", batch.orElse(null))
        .map((rows, context) -> names.put(rows.getString("batch"), names(rows)))
        .list();
    return names;
  }

  private static List<String> names(ResultSet rows) throws SQLException {
    return List.of((String[]) rows.getArray("names").getArray());
  }
}
