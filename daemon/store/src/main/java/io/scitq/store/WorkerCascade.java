package io.scitq.store;

import io.scitq.task.WorkerId;
import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Removes a worker row with everything that scitq 1.3 removes or detaches with it. */
final class WorkerCascade {
  /** What becomes of the tasks that ran on it. */
  enum Running {
    /** They have failed; a retry that is left is used. */
    FAIL,
    /** They go back to the queue and keep their retries: the machine is to blame. */
    REQUEUE
  }

  /** Tasks of running executions, by 1.3's rule: a retry left makes them pending again. */
  private static final String FAIL_RUNNING =
      """
      UPDATE public.task t
      SET status = CASE WHEN t.retry > 0 THEN 'pending' ELSE 'failed' END,
          retry = greatest(t.retry - 1, 0), status_date = :now, modification_date = :now
      FROM public.execution e
      WHERE e.task_id = t.task_id AND e.worker_id = :worker AND e.status = 'running'
          AND coalesce(e.latest, true) AND t.status = 'running'
      """;

  private static final String REQUEUE_RUNNING =
      """
      UPDATE public.task t
      SET status = 'pending', status_date = :now, modification_date = :now
      FROM public.execution e
      WHERE e.task_id = t.task_id AND e.worker_id = :worker AND e.status = 'running'
          AND coalesce(e.latest, true) AND t.status = 'running'
      """;

  /** An accepted one too: 1.3 leaves its task accepted for ever. */
  private static final String REQUEUE_HELD =
      """
      UPDATE public.task t
      SET status = 'pending', status_date = :now, modification_date = :now
      FROM public.execution e
      WHERE e.task_id = t.task_id AND e.worker_id = :worker
          AND coalesce(e.latest, true) AND e.status IN ('pending', 'accepted')
          AND t.status IN ('assigned', 'accepted')
      """;

  /** Noted as taken from it: a permanent worker may still live and report on them. */
  private static final String END_EXECUTIONS =
      """
      WITH ended AS (
        UPDATE public.execution
        SET status = CASE status WHEN 'running' THEN 'failed' ELSE 'refused' END,
            modification_date = :now
        WHERE worker_id = :worker AND status IN ('pending', 'accepted', 'running')
        RETURNING execution_id)
      INSERT INTO scitqd.given_back (execution_id, reason, at)
      SELECT execution_id, 'worker-deleted', CAST(:now AS timestamp) AT TIME ZONE 'UTC' FROM ended
      ON CONFLICT (execution_id) DO NOTHING
      """;

  private WorkerCascade() {}

  /** False when there is no such row; nothing else happens then. */
  static boolean remove(Handle handle, WorkerId worker, Running running, Instant now) {
    Map<String, Object> values = Map.of("worker", worker.value(), "now", Utc.naive(now));
    // the row first: nobody hands it a task while we take them away
    boolean found =
        handle
            .select(
                "SELECT worker_id FROM public.worker WHERE worker_id = ? FOR UPDATE",
                worker.value())
            .mapTo(Integer.class)
            .findFirst()
            .isPresent();
    if (!found) {
      return false;
    }
    run(handle, running == Running.FAIL ? FAIL_RUNNING : REQUEUE_RUNNING, values);
    run(handle, REQUEUE_HELD, values);
    run(handle, END_EXECUTIONS, values);
    handle.execute("DELETE FROM public.signal WHERE worker_id = ?", worker.value());
    handle.execute(
        "UPDATE public.execution SET worker_id = NULL WHERE worker_id = ?", worker.value());
    handle.execute("DELETE FROM public.worker WHERE worker_id = ?", worker.value());
    return true;
  }

  private static void run(Handle handle, String sql, Map<String, Object> values) {
    handle.createUpdate(sql).bindMap(values).execute();
  }
}
