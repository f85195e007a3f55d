package io.scitq.store;

import io.scitq.task.ExecutionStatus;
import io.scitq.task.TaskId;
import io.scitq.task.TaskStatus;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Makes one execution that a client asks for, inside a transaction that it is given. */
final class ExecutionInsert {
  private final Handle handle;
  private final Instant now;

  ExecutionInsert(Handle handle, Instant now) {
    this.handle = handle;
    this.now = now;
  }

  ExecutionCreation apply(Changes<ExecutionField> asked) {
    Optional<Integer> worker = asked.number(ExecutionField.WORKER_ID);
    if (worker.isPresent() && !lockWorker(worker.get())) {
      return new ExecutionCreation.UnknownWorker(worker.get());
    }
    TaskId task = new TaskId(asked.number(ExecutionField.TASK_ID).orElseThrow());
    Optional<String> status = lockTask(task);
    if (status.isEmpty()) {
      return new ExecutionCreation.UnknownTask(task);
    }
    if (!status.get().equals(TaskStatus.PENDING.label())
        && !status.get().equals(TaskStatus.PAUSED.label())) {
      return new ExecutionCreation.NotPossible(task, status.get());
    }
    ExecutionRow row = insert(asked);
    moveTask(task, row.status());
    return new ExecutionCreation.Created(row);
  }

  /** Workers before tasks before executions, as everywhere. */
  private boolean lockWorker(int id) {
    return handle
        .createQuery("SELECT 1 FROM worker WHERE worker_id = :id FOR KEY SHARE")
        .bind("id", id)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  private Optional<String> lockTask(TaskId id) {
    return handle
        .createQuery("SELECT status FROM task WHERE task_id = :id FOR NO KEY UPDATE")
        .bind("id", id.value())
        .mapTo(String.class)
        .findOne();
  }

  private ExecutionRow insert(Changes<ExecutionField> asked) {
    Changes<ExecutionField> all =
        asked.text(ExecutionField.STATUS).isPresent()
            ? asked
            : asked.with(ExecutionField.STATUS, ExecutionStatus.PENDING.label());
    Changes<ExecutionField> dated =
        all.with(ExecutionField.CREATION_DATE, now)
            .with(ExecutionField.MODIFICATION_DATE, now)
            .with(ExecutionField.LATEST, true);
    String sql =
        "INSERT INTO execution ("
            + String.join(", ", Clauses.names(dated))
            + ") VALUES ("
            + String.join(", ", Clauses.parameters(dated))
            + ") RETURNING "
            + ExecutionPages.columns("execution");
    return Clauses.bind(handle.createQuery(sql), dated)
        .map((row, context) -> Rows.execution(row))
        .one();
  }

  private void moveTask(TaskId task, String execution) {
    TaskStatus status =
        execution.equals(ExecutionStatus.RUNNING.label())
            ? TaskStatus.RUNNING
            : TaskStatus.ASSIGNED;
    handle
        .createUpdate(
            "UPDATE task SET status = :status, status_date = :now, modification_date = :now"
                + " WHERE task_id = :task")
        .bind("status", status.label())
        .bind("now", Utc.naive(now))
        .bind("task", task.value())
        .execute();
  }
}
