package io.scitq.store;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Deletes one execution, inside a transaction that it is given. */
final class ExecutionRemoval {
  private final Handle handle;
  private final Instant now;

  ExecutionRemoval(Handle handle, Instant now) {
    this.handle = handle;
    this.now = now;
  }

  boolean apply(int id) {
    handle
        .createQuery(
            "SELECT task_id FROM task WHERE task_id ="
                + " (SELECT e.task_id FROM execution e WHERE e.execution_id = :id)"
                + " FOR NO KEY UPDATE")
        .bind("id", id)
        .mapTo(Integer.class)
        .findOne();
    handle
        .createUpdate(
            """
            UPDATE task t SET status = 'pending', status_date = :now, modification_date = :now
            FROM execution e
            WHERE e.execution_id = :id AND t.task_id = e.task_id AND coalesce(e.latest, true)
              AND e.status IN ('pending', 'accepted', 'running')
              AND t.status IN ('assigned', 'accepted', 'running')
            """)
        .bind("now", Utc.naive(now))
        .bind("id", id)
        .execute();
    handle.execute("DELETE FROM signal WHERE execution_id = ?", id);
    return handle.execute("DELETE FROM execution WHERE execution_id = ?", id) > 0;
  }
}
