package io.scitq.store;

import io.scitq.task.WorkerId;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Takes executions from their workers: their tasks are pending again without using up a retry. What
 * the worker reports on them afterwards is a late report.
 *
 * <p>A worker drops an execution only when it reads {@code failed}, or no longer finds it in its
 * list; {@code refused} does not stop it. So {@code refused} is for machines that are gone.
 */
final class GiveBack {
  private static final String HELD = "('pending', 'accepted', 'running')";

  private final Handle handle;
  private final Instant now;

  GiveBack(Handle handle, Instant now) {
    this.handle = handle;
    this.now = now;
  }

  /**
   * Everything that an evicted worker held, in scitq 1.3's words: what ran has failed, the rest is
   * refused. Answers how many tasks are pending again. The offering is suspect from now on.
   */
  int evicted(WorkerId worker) {
    new Losses(handle, now).noteEviction(worker);
    List<Integer> ids =
        handle
            .createQuery(
                "SELECT execution_id FROM execution WHERE worker_id = :worker AND status IN "
                    + HELD
                    + " ORDER BY execution_id")
            .bind("worker", worker.value())
            .mapTo(Integer.class)
            .list();
    lockTasks(ids);
    int tasks = requeue(ids);
    end(ids, "CASE status WHEN 'running' THEN 'failed' ELSE 'refused' END", "evicted");
    return tasks;
  }

  /**
   * These executions, as failed; a process that may still run is killed when its worker returns.
   * Answers how many executions were really taken.
   */
  int taken(List<Integer> ids, String reason) {
    lockTasks(ids);
    requeue(ids);
    kill(ids);
    return end(ids, "'failed'", reason);
  }

  /** The same without any effect on the tasks. */
  int ended(List<Integer> ids, String reason) {
    lockTasks(ids);
    kill(ids);
    return end(ids, "'failed'", reason);
  }

  /** Tasks are locked before executions, as everywhere. */
  private void lockTasks(List<Integer> ids) {
    handle
        .createQuery(
            """
            SELECT task_id FROM task WHERE task_id IN (
              SELECT e.task_id FROM execution e WHERE e.execution_id = ANY(:ids))
            ORDER BY task_id FOR NO KEY UPDATE
            """)
        .bind("ids", SqlArray.ints(ids))
        .mapTo(Integer.class)
        .list();
  }

  private int requeue(List<Integer> ids) {
    return handle
        .createUpdate(
            """
            UPDATE task SET status = 'pending', status_date = :now, modification_date = :now
            WHERE status IN ('assigned', 'accepted', 'running') AND task_id IN (
              SELECT e.task_id FROM execution e
              WHERE e.execution_id = ANY(:ids) AND coalesce(e.latest, true)
                AND e.status IN ('pending', 'accepted', 'running'))
            """)
        .bind("ids", SqlArray.ints(ids))
        .bind("now", Utc.naive(now))
        .execute();
  }

  private void kill(List<Integer> ids) {
    handle
        .createUpdate(
            """
            INSERT INTO signal (execution_id, worker_id, signal)
            SELECT e.execution_id, e.worker_id, 9 FROM execution e
            WHERE e.execution_id = ANY(:ids) AND e.status = 'running' AND e.worker_id IS NOT NULL
              AND NOT EXISTS (
                SELECT 1 FROM signal s WHERE s.execution_id = e.execution_id AND s.signal = 9)
            """)
        .bind("ids", SqlArray.ints(ids))
        .execute();
  }

  /** The status is an expression of ours, never a user's text. */
  private int end(List<Integer> ids, String status, String reason) {
    return handle
        .createUpdate(
            "WITH ended AS (UPDATE execution SET modification_date = :now, status = "
                + status
                + " WHERE execution_id = ANY(:ids) AND status IN "
                + HELD
                + " RETURNING execution_id)"
                + " INSERT INTO scitqd.given_back (execution_id, reason, at)"
                + " SELECT execution_id, :reason, :at FROM ended"
                + " ON CONFLICT (execution_id) DO NOTHING")
        .bind("ids", SqlArray.ints(ids))
        .bind("now", Utc.naive(now))
        .bind("at", Utc.zoned(now))
        .bind("reason", reason)
        .execute();
  }
}
