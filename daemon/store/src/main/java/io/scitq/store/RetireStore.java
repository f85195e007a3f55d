package io.scitq.store;

import io.scitq.retire.RetireSnapshot;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** What retiring is decided on. */
public final class RetireStore {
  private final Database database;

  /** Reads from this database. */
  public RetireStore(Database database) {
    this.database = database;
  }

  /** One consistent view of the workers and of the tasks that may want them. */
  public RetireSnapshot snapshot() {
    return database
        .jdbi()
        .inTransaction(
            TransactionIsolationLevel.REPEATABLE_READ,
            handle -> {
              Map<String, Integer> open = PendingTasks.orPausedOfWorkers(handle);
              releasable(handle).forEach((batch, tasks) -> open.merge(batch, tasks, Integer::sum));
              return new RetireSnapshot(WorkerFacts.read(handle), open);
            });
  }

  /**
   * Waiting tasks of batches with an idle worker of ours, as far as something that is under way can
   * still release them: one that waits for a failed task would keep its batch's workers for ever.
   */
  private static Map<String, Integer> releasable(Handle handle) {
    Map<String, Integer> counts = new HashMap<>();
    handle
        .select(
            """
            WITH RECURSIVE idle AS (
              SELECT DISTINCT w.batch FROM public.worker w
              WHERE NOT coalesce(w.permanent, false) AND w.status IN ('running', 'paused')
                AND NOT EXISTS (SELECT 1 FROM public.execution e WHERE e.worker_id = w.worker_id
                  AND e.status IN ('pending', 'accepted', 'running'))
                AND EXISTS (SELECT 1 FROM public.task t
                  WHERE t.batch = w.batch AND t.status = 'waiting')),
            coming AS (
              SELECT r.task_id FROM public.requirement r
              JOIN public.task o ON o.task_id = r.other_task_id
              JOIN public.task t ON t.task_id = r.task_id AND t.status = 'waiting'
              WHERE EXISTS (SELECT 1 FROM idle)
                AND o.status IN ('pending', 'paused', 'assigned', 'accepted', 'running')
              UNION
              SELECT r.task_id FROM coming c
              JOIN public.requirement r ON r.other_task_id = c.task_id
              JOIN public.task t ON t.task_id = r.task_id AND t.status = 'waiting')
            SELECT t.batch, count(*) AS number FROM coming c
            JOIN public.task t ON t.task_id = c.task_id JOIN idle i ON i.batch = t.batch
            WHERE NOT EXISTS (
              SELECT 1 FROM public.requirement r JOIN public.task o ON o.task_id = r.other_task_id
              WHERE r.task_id = t.task_id AND o.status = 'failed')
            GROUP BY t.batch
            """)
        .map((rows, context) -> counts.put(rows.getString("batch"), rows.getInt("number")))
        .list();
    return counts;
  }
}
