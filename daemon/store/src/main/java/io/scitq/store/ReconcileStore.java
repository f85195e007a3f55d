package io.scitq.store;

import io.scitq.reconcile.HeldExecution;
import io.scitq.reconcile.Holder;
import io.scitq.reconcile.LonelyTask;
import io.scitq.reconcile.ReconcileSettings;
import io.scitq.reconcile.Repair;
import io.scitq.reconcile.RepairReason;
import io.scitq.reconcile.StuckSnapshot;
import io.scitq.task.ExecutionStatus;
import io.scitq.task.TaskId;
import io.scitq.task.TaskStatus;
import io.scitq.task.WorkerStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** What may be stuck, and its repair. The cost grows with what is under way, not with the past. */
public final class ReconcileStore {
  /** Rows of one look; more come with the next ones, the oldest first. */
  private static final int LIMIT = 1000;

  /** Names that are told at once. */
  private static final int SHARED_NAMES = 20;

  /** A superset of what the planner calls stuck: all that is well is left out here. */
  private static final String HELD =
      """
      SELECT e.execution_id, e.status, coalesce(e.modification_date, e.creation_date) AS since,
        coalesce(e.latest, true) AS latest, t.status AS task_status,
        coalesce(t.status_date, t.creation_date) AS task_since, w.worker_id,
        w.status AS worker_status, w.last_contact_date, w.creation_date
      FROM execution e JOIN task t ON t.task_id = e.task_id
      LEFT JOIN worker w ON w.worker_id = e.worker_id
      WHERE e.status IN ('pending', 'accepted', 'running')
        AND (w.worker_id IS NULL
          OR coalesce(w.last_contact_date, w.creation_date, '-infinity') < :silent
          OR NOT coalesce(e.latest, true)
          OR t.status IN ('failed', 'succeeded', 'waiting', 'debug')
          OR (e.status = 'pending' AND coalesce(e.modification_date, e.creation_date)
            < CASE w.status WHEN 'running' THEN :untaken ELSE :settled END))
      ORDER BY since, e.execution_id LIMIT :limit
      """;

  private static final String LONELY =
      """
      SELECT t.task_id, coalesce(t.status_date, t.creation_date) AS since,
        (SELECT e.status FROM execution e WHERE e.task_id = t.task_id
          ORDER BY coalesce(e.latest, true) DESC, e.execution_id DESC LIMIT 1) AS latest
      FROM task t
      WHERE t.status IN ('assigned', 'accepted', 'running')
        AND coalesce(t.status_date, t.creation_date) < :settled
        AND NOT EXISTS (SELECT 1 FROM execution e WHERE e.task_id = t.task_id
          AND coalesce(e.latest, true) AND e.status IN ('pending', 'accepted', 'running'))
      ORDER BY since, t.task_id LIMIT :limit
      """;

  private final Database database;
  private final Transactions transactions;

  /** Works on this database. */
  public ReconcileStore(Database database) {
    this.database = database;
    this.transactions = new Transactions(database.jdbi());
  }

  /** One consistent view of what may be stuck. */
  public StuckSnapshot snapshot(ReconcileSettings settings, Instant now) {
    return database
        .jdbi()
        .inTransaction(
            TransactionIsolationLevel.REPEATABLE_READ,
            handle ->
                new StuckSnapshot(held(handle, settings, now), lonely(handle, settings, now)));
  }

  /**
   * Names that several workers have which were heard of since then; they are not to be mixed up.
   */
  public List<String> sharedNames(Instant heardSince) {
    return transactions.run(handle ->
        handle
            .createQuery(
                "SELECT name FROM worker WHERE last_contact_date >= :since"
                    + " GROUP BY name HAVING count(*) > 1 ORDER BY name LIMIT :limit")
            .bind("since", Utc.naive(heardSince))
            .bind("limit", SHARED_NAMES)
            .mapTo(String.class)
            .list());
  }

  /**
   * Makes the repairs, each unless things have changed meanwhile; answers how many were made, by
   * reason.
   */
  public Map<RepairReason, Integer> repair(
      List<Repair> repairs, ReconcileSettings settings, Instant now) {
    Map<RepairReason, Integer> made = new LinkedHashMap<>();
    for (RepairReason reason : RepairReason.values()) {
      List<Repair> some = repairs.stream().filter(each -> each.reason() == reason).toList();
      if (!some.isEmpty()) {
        int count = transactions.run(handle -> repair(handle, some, reason, settings, now));
        made.put(reason, count);
      }
    }
    return made;
  }

  private static int repair(
      Handle handle,
      List<Repair> repairs,
      RepairReason reason,
      ReconcileSettings settings,
      Instant now) {
    List<Integer> given = new ArrayList<>();
    List<Integer> ended = new ArrayList<>();
    List<Integer> requeued = new ArrayList<>();
    List<Integer> settled = new ArrayList<>();
    for (Repair repair : repairs) {
      switch (repair) {
        case Repair.GiveBack(int execution, RepairReason ignored) -> given.add(execution);
        case Repair.End(int execution, RepairReason ignored) -> ended.add(execution);
        case Repair.Requeue(TaskId task, RepairReason ignored) -> requeued.add(task.value());
        case Repair.Settle(TaskId task, RepairReason ignored) -> settled.add(task.value());
      }
    }
    GiveBack giveBack = new GiveBack(handle, now);
    List<Integer> lost =
        reason == RepairReason.WORKER_SILENT ? stillSilent(handle, given, settings, now) : given;
    return (lost.isEmpty() ? 0 : giveBack.taken(lost, reason.label()))
        + (ended.isEmpty() ? 0 : giveBack.ended(ended, reason.label()))
        + move(handle, requeued, "pending", now)
        + move(handle, settled, "succeeded", now);
  }

  /**
   * A worker may have spoken since the snapshot. Those that have not are offline from now on: they
   * would be given their own tasks again at once.
   */
  private static List<Integer> stillSilent(
      Handle handle, List<Integer> executions, ReconcileSettings settings, Instant now) {
    handle
        .createUpdate(
            """
            UPDATE worker SET status = 'offline' WHERE worker_id IN (
              SELECT w.worker_id FROM worker w WHERE w.status = 'running'
                AND coalesce(w.last_contact_date, w.creation_date, '-infinity') < :silent
                AND w.worker_id IN (
                  SELECT e.worker_id FROM execution e WHERE e.execution_id = ANY(:ids))
              ORDER BY w.worker_id FOR NO KEY UPDATE)
            """)
        .bind("ids", SqlArray.ints(executions))
        .bind("silent", Utc.naive(now.minus(settings.silence())))
        .execute();
    return handle
        .createQuery(
            """
            SELECT e.execution_id FROM execution e JOIN worker w ON w.worker_id = e.worker_id
            WHERE e.execution_id = ANY(:ids)
              AND coalesce(w.last_contact_date, w.creation_date, '-infinity') < :silent
            ORDER BY e.execution_id
            """)
        .bind("ids", SqlArray.ints(executions))
        .bind("silent", Utc.naive(now.minus(settings.silence())))
        .mapTo(Integer.class)
        .list();
  }

  private static int move(Handle handle, List<Integer> tasks, String status, Instant now) {
    if (tasks.isEmpty()) {
      return 0;
    }
    return handle
        .createUpdate(
            """
            UPDATE task AS t SET status = :status, status_date = :now, modification_date = :now
            WHERE t.task_id = ANY(:ids) AND t.status IN ('assigned', 'accepted', 'running')
              AND NOT EXISTS (SELECT 1 FROM execution e WHERE e.task_id = t.task_id
                AND coalesce(e.latest, true) AND e.status IN ('pending', 'accepted', 'running'))
            """)
        .bind("status", status)
        .bind("ids", SqlArray.ints(tasks))
        .bind("now", Utc.naive(now))
        .execute();
  }

  private static List<HeldExecution> held(Handle handle, ReconcileSettings settings, Instant now) {
    return handle
        .createQuery(HELD)
        .bind("silent", Utc.naive(now.minus(settings.silence())))
        .bind("untaken", Utc.naive(now.minus(settings.taking())))
        .bind("settled", Utc.naive(now.minus(settings.settle())))
        .bind("limit", LIMIT)
        .map((row, context) -> execution(row))
        .list();
  }

  private static List<LonelyTask> lonely(Handle handle, ReconcileSettings settings, Instant now) {
    return handle
        .createQuery(LONELY)
        .bind("settled", Utc.naive(now.minus(settings.settle())))
        .bind("limit", LIMIT)
        .map((row, context) ->
            new LonelyTask(
                new TaskId(row.getInt("task_id")),
                Utc.naive(row, "since").orElse(Instant.EPOCH),
                Optional.ofNullable(row.getString("latest")).flatMap(ExecutionStatus::of)))
        .list();
  }

  private static HeldExecution execution(ResultSet row) throws SQLException {
    Optional<Holder> worker =
        row.getObject("worker_id", Integer.class) == null
            ? Optional.empty()
            : Optional.of(
                new Holder(
                    WorkerStatus.of(row.getString("worker_status")).orElse(WorkerStatus.FAILED),
                    Utc.naive(row, "last_contact_date"),
                    Utc.naive(row, "creation_date").orElse(Instant.EPOCH)));
    return new HeldExecution(
        row.getInt("execution_id"),
        ExecutionStatus.of(row.getString("status")).orElseThrow(),
        Utc.naive(row, "since").orElse(Instant.EPOCH),
        row.getBoolean("latest"),
        // a word of another program: such a task is left alone
        TaskStatus.of(row.getString("task_status")).orElse(TaskStatus.PAUSED),
        Utc.naive(row, "task_since").orElse(Instant.EPOCH),
        worker);
  }
}
