package io.scitq.store;

import io.scitq.task.ExecutionMove;
import io.scitq.task.ExecutionStatus;
import io.scitq.task.TaskStatus;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * An execution and its task, both locked: what a report on it is judged by.
 *
 * @param id of the execution
 * @param status of the execution
 * @param latest whether it is the newest of its task
 * @param task the task's id
 * @param taskStatus the task's status
 * @param retry retries left to the task
 * @param givenBack whether it was taken from its worker
 */
record HeldExecution(
    int id,
    ExecutionStatus status,
    boolean latest,
    int task,
    TaskStatus taskStatus,
    int retry,
    boolean givenBack) {

  /** What is done about rows that another transaction has locked. */
  enum Busy {
    WAIT(""),
    SKIP(" SKIP LOCKED");

    private final String clause;

    Busy(String clause) {
      this.clause = clause;
    }
  }

  /** What follows from a report of this status, none for one without a status. */
  ExecutionMove move(Optional<ExecutionStatus> to) {
    return to.isEmpty()
        ? new ExecutionMove.Ignored()
        : ExecutionMove.of(status, to.get(), taskStatus, retry);
  }

  /**
   * Locks these executions and their tasks, the tasks first, each by ascending id, as everywhere.
   * They are read in a second statement: the first one's snapshot is older than its locks.
   */
  static List<HeldExecution> lock(Handle handle, Collection<Integer> ids, Busy busy) {
    List<Integer> tasks =
        handle
            .createQuery(
                """
                SELECT task_id FROM task WHERE task_id IN (
                  SELECT e.task_id FROM execution e WHERE e.execution_id = ANY(:ids))
                ORDER BY task_id FOR NO KEY UPDATE
                """
                    + busy.clause)
            .bind("ids", SqlArray.ints(ids))
            .mapTo(Integer.class)
            .list();
    return handle
        .createQuery(
            """
            SELECT e.execution_id, e.status, coalesce(e.latest, true) AS latest, t.task_id,
              t.status AS task_status, t.retry, EXISTS (SELECT 1 FROM scitqd.given_back g
                WHERE g.execution_id = e.execution_id) AS given_back
            FROM execution e JOIN task t ON t.task_id = e.task_id
            WHERE e.execution_id = ANY(:ids) AND t.task_id = ANY(:tasks)
            ORDER BY e.execution_id FOR NO KEY UPDATE OF e
            """
                + busy.clause)
        .bind("ids", SqlArray.ints(ids))
        .bind("tasks", SqlArray.ints(tasks))
        .map((row, context) ->
            new HeldExecution(
                row.getInt("execution_id"),
                ExecutionStatus.of(row.getString("status")).orElseThrow(),
                row.getBoolean("latest"),
                row.getInt("task_id"),
                TaskStatus.of(row.getString("task_status")).orElseThrow(),
                row.getInt("retry"),
                row.getBoolean("given_back")))
        .list();
  }
}
