package io.scitq.store;

import io.scitq.dispatch.Assignment;
import io.scitq.dispatch.WorkerRoom;
import io.scitq.task.WorkerId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Reads how much the running workers hold: by weight what runs, one by one what is yet to run. */
final class WorkerRooms {
  private WorkerRooms() {}

  /**
   * The running workers of batches with pending tasks. Workers of other batches cost nothing beyond
   * a look at their batch, however many there are. A range of one batch, because for an equal batch
   * PostgreSQL may walk along all task ids until it meets the batch.
   */
  static List<WorkerRoom> wanted(Handle handle) {
    List<RunningWorker> workers =
        handle
            .createQuery(
                """
                WITH batches AS MATERIALIZED (
                  SELECT DISTINCT batch FROM worker WHERE status = 'running'),
                wanted AS MATERIALIZED (
                  SELECT b.batch FROM batches b CROSS JOIN LATERAL (
                    SELECT t.task_id FROM task t
                    WHERE t.status = 'pending' AND t.batch BETWEEN b.batch AND b.batch
                    ORDER BY t.batch, t.task_id LIMIT 1) AS first)
                SELECT w.worker_id, w.batch, w.concurrency, coalesce(w.prefetch, 0) AS prefetch,
                  w.task_properties
                FROM worker w JOIN wanted USING (batch)
                WHERE w.status = 'running' AND w.concurrency > 0 ORDER BY w.worker_id
                """)
            .map((row, context) -> RunningWorker.read(row))
            .list();
    return workers.isEmpty() ? List.of() : withLoads(handle, workers);
  }

  /**
   * The assignments whose workers are running and have room, counted again with the workers locked
   * against another dispatcher.
   */
  static List<Assignment> fitting(Handle handle, List<Assignment> assignments) {
    List<Integer> ids = assignments.stream().map(a -> a.worker().value()).distinct().toList();
    List<RunningWorker> workers =
        handle
            .createQuery(
                """
                SELECT worker_id, batch, concurrency, coalesce(prefetch, 0) AS prefetch,
                  task_properties
                FROM worker WHERE worker_id = ANY(:ids) AND status = 'running'
                ORDER BY worker_id FOR NO KEY UPDATE
                """)
            .bind("ids", SqlArray.ints(ids))
            .map((row, context) -> RunningWorker.read(row))
            .list();
    Map<WorkerId, Integer> free = new HashMap<>();
    withLoads(handle, workers).forEach(worker -> free.put(worker.id(), free(worker)));
    List<Assignment> fitting = new ArrayList<>();
    for (Assignment assignment : assignments) {
      int left = free.getOrDefault(assignment.worker(), 0);
      if (left > 0) {
        fitting.add(assignment);
        free.put(assignment.worker(), left - 1);
      }
    }
    return fitting;
  }

  /** How many more tasks it may be given: one that fits only in part is given as well. */
  static int free(WorkerRoom worker) {
    double left = (double) worker.concurrency() + worker.prefetch() - worker.load();
    return (int) Math.max(0, Math.ceil(left - 1e-9));
  }

  private static List<WorkerRoom> withLoads(Handle handle, List<RunningWorker> workers) {
    Map<Integer, Double> loads = loads(handle, workers);
    return workers.stream()
        .map(worker -> worker.room(loads.getOrDefault(worker.id(), 0.0)))
        .toList();
  }

  private static Map<Integer, Double> loads(Handle handle, List<RunningWorker> workers) {
    Map<Integer, RunningWorker> byId = new HashMap<>();
    workers.forEach(worker -> byId.put(worker.id(), worker));
    return handle
        .createQuery(
            """
            SELECT e.worker_id, t.batch,
              count(*) FILTER (WHERE e.status = 'running') AS running,
              count(*) FILTER (WHERE e.status <> 'running') AS held
            FROM execution e JOIN task t ON t.task_id = e.task_id
            WHERE e.worker_id = ANY(:ids) AND e.status IN ('pending', 'accepted', 'running')
            GROUP BY e.worker_id, t.batch
            """)
        .bind("ids", SqlArray.ints(byId.keySet()))
        .reduceRows(
            new HashMap<Integer, Double>(),
            (loads, row) -> {
              int id = row.getColumn("worker_id", Integer.class);
              double weight = byId.get(id).weight(row.getColumn("batch", String.class));
              double load =
                  weight * row.getColumn("running", Integer.class)
                      + row.getColumn("held", Integer.class);
              loads.merge(id, load, Double::sum);
              return loads;
            });
  }
}
