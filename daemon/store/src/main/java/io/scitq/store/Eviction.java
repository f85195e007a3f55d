package io.scitq.store;

import io.scitq.task.WorkerId;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/**
 * The provider took the machine back: the tasks it held are pending again without using up a retry,
 * what ran there has failed, what had not started is refused.
 */
final class Eviction {
  private Eviction() {}

  /** Gives back what the worker held; answers how many tasks are pending again. */
  static int giveBack(Handle handle, WorkerId worker, Instant now) {
    lockTasks(handle, worker);
    int tasks =
        handle
            .createUpdate(
                """
                UPDATE task SET status = 'pending', status_date = :now, modification_date = :now
                WHERE status IN ('assigned', 'accepted', 'running') AND task_id IN (
                  SELECT e.task_id FROM execution e
                  WHERE e.worker_id = :worker AND coalesce(e.latest, true)
                    AND e.status IN ('pending', 'accepted', 'running'))
                """)
            .bind("worker", worker.value())
            .bind("now", Utc.naive(now))
            .execute();
    handle
        .createUpdate(
            """
            UPDATE execution SET modification_date = :now,
              status = CASE status WHEN 'running' THEN 'failed' ELSE 'refused' END
            WHERE worker_id = :worker AND status IN ('pending', 'accepted', 'running')
            """)
        .bind("worker", worker.value())
        .bind("now", Utc.naive(now))
        .execute();
    return tasks;
  }

  private static void lockTasks(Handle handle, WorkerId worker) {
    handle
        .createQuery(
            """
            SELECT task_id FROM task WHERE task_id IN (
              SELECT e.task_id FROM execution e
              WHERE e.worker_id = :worker AND e.status IN ('pending', 'accepted', 'running'))
            ORDER BY task_id FOR NO KEY UPDATE
            """)
        .bind("worker", worker.value())
        .mapTo(Integer.class)
        .list();
  }
}
