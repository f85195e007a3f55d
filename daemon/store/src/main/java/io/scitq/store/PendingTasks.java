package io.scitq.store;

import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Tasks without a worker by batch, as far as recruiting and retiring want to know. */
final class PendingTasks {
  private PendingTasks() {}

  /**
   * All are counted where a recruiter has to find workers for them. Of the other batches of workers
   * it only matters whether there are any: beyond a thousand they are not counted.
   */
  static Map<String, Integer> forRecruiting(Handle handle) {
    Map<String, Integer> counts = new HashMap<>();
    handle
        .select(
            """
            WITH counted AS MATERIALIZED (SELECT DISTINCT batch FROM public.recruiter),
            seen AS MATERIALIZED (
              SELECT batch FROM public.worker EXCEPT SELECT batch FROM counted)
            SELECT c.batch, number FROM counted c CROSS JOIN LATERAL (
              SELECT count(*) AS number FROM public.task t
              WHERE t.status = 'pending' AND t.batch = c.batch) AS all_of_them
            WHERE number > 0
            UNION ALL
            SELECT s.batch, number FROM seen s CROSS JOIN LATERAL (
              SELECT count(*) AS number FROM (
                SELECT t.task_id FROM public.task t
                WHERE t.status = 'pending' AND t.batch BETWEEN s.batch AND s.batch
                ORDER BY t.batch, t.task_id LIMIT 1000) AS first_ones) AS some_of_them
            WHERE number > 0
            """)
        .map((rows, context) -> counts.put(rows.getString("batch"), rows.getInt("number")))
        .list();
    return counts;
  }

  /**
   * Pending and paused tasks of the batches that have workers. Retiring only asks whether there are
   * any: beyond a thousand of each they are not counted. A range and an order keep PostgreSQL on
   * the index whatever it believes about how many there are.
   */
  static Map<String, Integer> orPausedOfWorkers(Handle handle) {
    Map<String, Integer> counts = new HashMap<>();
    handle
        .select(
            """
            WITH seen AS MATERIALIZED (SELECT DISTINCT batch FROM public.worker)
            SELECT s.batch, p.number + h.number AS number FROM seen s
            CROSS JOIN LATERAL (
              SELECT count(*) AS number FROM (
                SELECT t.task_id FROM public.task t
                WHERE t.status = 'pending' AND t.batch BETWEEN s.batch AND s.batch
                ORDER BY t.batch, t.task_id LIMIT 1000) AS first_ones) AS p
            CROSS JOIN LATERAL (
              SELECT count(*) AS number FROM (
                SELECT t.task_id FROM public.task t
                WHERE t.status = 'paused' AND t.batch BETWEEN s.batch AND s.batch
                ORDER BY t.batch, t.status LIMIT 1000) AS first_ones) AS h
            WHERE p.number + h.number > 0
            """)
        .map((rows, context) -> counts.put(rows.getString("batch"), rows.getInt("number")))
        .list();
    return counts;
  }
}
