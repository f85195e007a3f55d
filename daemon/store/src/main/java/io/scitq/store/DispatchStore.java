package io.scitq.store;

import io.scitq.dispatch.Assignment;
import io.scitq.dispatch.DispatchSnapshot;
import io.scitq.dispatch.PendingTask;
import io.scitq.dispatch.WorkerRoom;
import io.scitq.task.TaskId;
import io.scitq.task.WorkerId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What dispatching reads and writes; the cost does not grow with tasks that are over. */
public final class DispatchStore {
  /** A worker that did not ping for so long is offline; a worker pings about every 4 s. */
  public static final Duration OFFLINE_AFTER = Duration.ofSeconds(15);

  /** More are looked at in the next round, a second later. */
  private static final int RELEASED_AT_ONCE = 20_000;

  private final Transactions transactions;
  private final Duration offlineAfter;

  /** Works on this database. */
  public DispatchStore(Database database) {
    this(database, OFFLINE_AFTER);
  }

  /**
   * Works on this database.
   *
   * @param requeue silence after which a worker loses its tasks; when that is sooner it is offline
   *     by then, for it would be given its own tasks again
   */
  public DispatchStore(Database database, Duration requeue) {
    transactions = new Transactions(database.jdbi());
    offlineAfter = requeue.compareTo(OFFLINE_AFTER) < 0 ? requeue : OFFLINE_AFTER;
  }

  /**
   * Running workers with room whose batches have pending tasks, and the first of these: no more of
   * a batch than its workers have room for. A task that an earlier result may serve is left out
   * until that was looked for, or has taken too long.
   */
  public DispatchSnapshot snapshot() {
    // without a transaction, which would double the trips to the database: what changes between
    // the looks is found out when the assignments are recorded
    return transactions.statement(handle -> {
      List<WorkerRoom> workers =
          WorkerRooms.wanted(handle).stream().filter(DispatchStore::hasRoom).toList();
      return workers.isEmpty()
          ? new DispatchSnapshot(List.of(), List.of())
          : new DispatchSnapshot(pendingTasks(handle, workers), workers);
    });
  }

  /**
   * Gives the tasks to the workers, each unless things have changed meanwhile: the task is still
   * pending and nobody else is changing it, the worker is running, in the task's batch and has
   * room. Answers those that were really made.
   */
  public List<Assignment> record(List<Assignment> assignments, Instant now) {
    if (assignments.isEmpty()) {
      return List.of();
    }
    return transactions.run(handle -> {
      List<Assignment> fitting = WorkerRooms.fitting(handle, assignments);
      return fitting.isEmpty() ? List.of() : insert(handle, fitting, now);
    });
  }

  /**
   * Makes waiting tasks pending whose required tasks have all succeeded; answers how many. Only
   * those are looked at that something has happened to since the last time.
   */
  public int releaseWaiting(Instant now) {
    return transactions.statement(handle ->
        handle
            .createUpdate(
                """
                WITH due AS (
                  DELETE FROM scitqd.release_due WHERE due_id IN (
                    SELECT due_id FROM scitqd.release_due ORDER BY due_id LIMIT :most)
                  RETURNING task_id)
                UPDATE task AS w SET status = 'pending', status_date = :now,
                  modification_date = :now
                FROM (SELECT DISTINCT task_id FROM due) AS d
                WHERE w.task_id = d.task_id AND w.status = 'waiting'
                  AND EXISTS (SELECT 1 FROM requirement r WHERE r.task_id = w.task_id)
                  AND NOT EXISTS (
                    SELECT 1 FROM requirement r JOIN task o ON o.task_id = r.other_task_id
                    WHERE r.task_id = w.task_id AND o.status <> 'succeeded')
                """)
            .bind("now", Utc.naive(now))
            .bind("most", RELEASED_AT_ONCE)
            .execute());
  }

  /** Has all waiting tasks looked at: rows that were restored from a backup told nobody. */
  public void recheckWaiting() {
    transactions.statement(handle ->
        handle.execute(
            "INSERT INTO scitqd.release_due (task_id)"
                + " SELECT task_id FROM task WHERE status = 'waiting'"));
  }

  /**
   * Running workers that went silent become offline, offline ones that speak again running; other
   * statuses are left alone. Answers how many changed.
   */
  public int onlineDetection(Instant now) {
    return transactions.statement(handle ->
        handle
            .createUpdate(
                """
                UPDATE worker SET status =
                  CASE status WHEN 'running' THEN 'offline' ELSE 'running' END
                WHERE (status = 'running'
                    AND (last_contact_date IS NULL OR last_contact_date < :limit))
                  OR (status = 'offline' AND last_contact_date >= :limit)
                """)
            .bind("limit", Utc.naive(now.minus(offlineAfter)))
            .execute());
  }

  /**
   * Tells the workers to kill what runs, or downloads, for too long; one pending signal is enough.
   * Answers how many signals were queued.
   */
  public int timeouts(Instant now) {
    return transactions.statement(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO signal (execution_id, worker_id, signal)
                SELECT e.execution_id, e.worker_id, 9
                FROM task t JOIN execution e ON e.task_id = t.task_id
                WHERE t.status IN ('accepted', 'running')
                  AND t.status_date < CAST(:now AS timestamp) - make_interval(secs =>
                    CASE t.status WHEN 'running' THEN t.run_timeout
                      ELSE t.download_timeout END)
                  AND e.latest AND e.worker_id IS NOT NULL
                  AND e.status IN ('accepted', 'running')
                  AND NOT EXISTS (
                    SELECT 1 FROM signal s WHERE s.execution_id = e.execution_id
                      AND s.worker_id = e.worker_id AND s.signal = 9)
                """)
            .bind("now", Utc.naive(now))
            .execute());
  }

  /**
   * Gives back what an evicted worker held: its tasks are pending again without using up a retry,
   * its executions failed or refused. Answers how many tasks; the worker's status is not touched.
   */
  public int evicted(WorkerId worker, Instant now) {
    return transactions.run(handle -> new GiveBack(handle, now).evicted(worker));
  }

  private static boolean hasRoom(WorkerRoom worker) {
    return worker.concurrency() > 0 && WorkerRooms.free(worker) > 0;
  }

  private static List<PendingTask> pendingTasks(Handle handle, List<WorkerRoom> workers) {
    Map<String, Integer> rooms =
        workers.stream()
            .collect(
                Collectors.groupingBy(WorkerRoom::batch, Collectors.summingInt(WorkerRooms::free)));
    List<String> batches = new ArrayList<>(rooms.keySet());
    return handle
        .createQuery(
            """
            SELECT p.task_id, p.batch
            FROM unnest(:batches, :rooms) AS b(batch, room)
            CROSS JOIN LATERAL (
              SELECT t.task_id, t.batch FROM task t
              WHERE t.status = 'pending' AND t.batch BETWEEN b.batch AND b.batch
                AND (t.use_cache IS NOT TRUE
                  OR EXISTS (SELECT 1 FROM scitqd.reuse r WHERE r.task_id = t.task_id
                    AND r.pending_since IS NOT DISTINCT FROM t.status_date)
                  OR coalesce(t.status_date, t.creation_date)
                    < (now() AT TIME ZONE 'UTC') - CAST(:hold AS interval))
              ORDER BY t.batch, t.task_id LIMIT b.room) AS p
            """)
        .bind("batches", SqlArray.texts(batches))
        .bind("rooms", SqlArray.ints(batches.stream().map(rooms::get).toList()))
        .bind("hold", ReuseStore.LONGEST_HOLD.toString())
        .map((row, context) ->
            new PendingTask(new TaskId(row.getInt("task_id")), row.getString("batch")))
        .list();
  }

  private static List<Assignment> insert(Handle handle, List<Assignment> assignments, Instant now) {
    return handle
        .createQuery(
            """
            WITH asked AS (
              SELECT a.task_id, a.worker_id, w.batch
              FROM unnest(:tasks, :workers) AS a(task_id, worker_id)
              JOIN worker w ON w.worker_id = a.worker_id),
            free AS (
              SELECT t.task_id FROM task t JOIN asked a USING (task_id)
              WHERE t.status = 'pending' AND t.batch = a.batch
              ORDER BY t.task_id FOR NO KEY UPDATE OF t SKIP LOCKED),
            taken AS (
              UPDATE task AS t SET status = 'assigned', status_date = :now,
                modification_date = :now
              FROM free f WHERE t.task_id = f.task_id RETURNING t.task_id)
            INSERT INTO execution (worker_id, task_id, status, creation_date, modification_date,
              latest)
            SELECT a.worker_id, a.task_id, 'pending', :now, :now, true
            FROM taken JOIN asked a USING (task_id) ORDER BY a.task_id
            RETURNING task_id, worker_id
            """)
        .bind("tasks", SqlArray.ints(assignments.stream().map(a -> a.task().value()).toList()))
        .bind("workers", SqlArray.ints(assignments.stream().map(a -> a.worker().value()).toList()))
        .bind("now", Utc.naive(now))
        .map((row, context) ->
            new Assignment(
                new TaskId(row.getInt("task_id")), new WorkerId(row.getInt("worker_id"))))
        .list();
  }
}
