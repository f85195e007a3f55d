package io.scitq.store;

import io.scitq.task.ExecutionMove;
import io.scitq.task.ExecutionStatus;
import io.scitq.task.LateReport;
import io.scitq.task.TaskStatus;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One change of an execution, inside a transaction that it is given. */
final class ExecutionUpdate {
  private static final Logger LOG = LoggerFactory.getLogger(ExecutionUpdate.class);

  private final Handle handle;
  private final Instant now;

  ExecutionUpdate(Handle handle, Instant now) {
    this.handle = handle;
    this.now = now;
  }

  UpdateOutcome<PrintedExecution> apply(int id, Changes<ExecutionField> asked) {
    Optional<Held> held = lock(id);
    if (held.isEmpty()) {
      return new UpdateOutcome.Missing<>();
    }
    Optional<ExecutionStatus> to = asked.text(ExecutionField.STATUS).flatMap(ExecutionStatus::of);
    if (held.get().givenBack() && to.isPresent() && to.get() != held.get().status()) {
      return late(id, held.get(), to.get(), asked);
    }
    return switch (move(held.get(), to)) {
      case ExecutionMove.Refused(String message) -> new UpdateOutcome.Refused<>(message);
      case ExecutionMove.Ignored() -> done(id, write(id, asked.without(ExecutionField.STATUS)));
      case ExecutionMove.Allowed(TaskStatus status, int retry) -> {
        boolean changed = write(id, asked);
        if (held.get().latest()) {
          moveTask(held.get().task(), status, retry);
        }
        yield done(id, changed);
      }
    };
  }

  private static ExecutionMove move(Held held, Optional<ExecutionStatus> to) {
    return to.isEmpty()
        ? new ExecutionMove.Ignored()
        : ExecutionMove.of(held.status(), to.get(), held.taskStatus(), held.retry());
  }

  /** Its worker had lost it; never an error, for that would end the worker's process for it. */
  private UpdateOutcome<PrintedExecution> late(
      int id, Held held, ExecutionStatus to, Changes<ExecutionField> asked) {
    LateReport verdict = LateReport.of(to, held.latest(), held.taskStatus());
    LOG.atInfo()
        .addKeyValue("execution", id)
        .addKeyValue("task", held.task())
        .addKeyValue("reported", to.label())
        .addKeyValue("outcome", verdict.name().toLowerCase(Locale.ROOT))
        .log("late report on an execution that was taken from its worker");
    handle
        .createUpdate(
            "UPDATE scitqd.given_back SET late_report = :report, late_at = :at"
                + " WHERE execution_id = :id")
        .bind("report", to.label())
        .bind("at", Utc.zoned(now))
        .bind("id", id)
        .execute();
    return switch (verdict) {
      case DROPPED -> done(id, false);
      case COUNTS -> {
        boolean changed = write(id, asked);
        moveTask(held.task(), TaskStatus.SUCCEEDED, held.retry());
        yield done(id, changed);
      }
    };
  }

  private UpdateOutcome<PrintedExecution> done(int id, boolean changed) {
    PrintedExecution now =
        ExecutionPages.read(handle, ExecutionSelection.of(id), OptionalInt.empty(), 1)
            .rows()
            .getFirst();
    return new UpdateOutcome.Done<>(now, changed);
  }

  /** Its task is locked before it, as everywhere. */
  private Optional<Held> lock(int id) {
    handle
        .createQuery(
            "SELECT task_id FROM task WHERE task_id ="
                + " (SELECT e.task_id FROM execution e WHERE e.execution_id = :id)"
                + " FOR NO KEY UPDATE")
        .bind("id", id)
        .mapTo(Integer.class)
        .findOne();
    return handle
        .createQuery(
            """
            SELECT e.status, coalesce(e.latest, true) AS latest, t.task_id,
              t.status AS task_status, t.retry, EXISTS (SELECT 1 FROM scitqd.given_back g
                WHERE g.execution_id = e.execution_id) AS given_back
            FROM execution e JOIN task t ON t.task_id = e.task_id
            WHERE e.execution_id = :id FOR NO KEY UPDATE OF e
            """)
        .bind("id", id)
        .map((row, context) ->
            new Held(
                ExecutionStatus.of(row.getString("status")).orElseThrow(),
                row.getBoolean("latest"),
                row.getInt("task_id"),
                TaskStatus.of(row.getString("task_status")).orElseThrow(),
                row.getInt("retry"),
                row.getBoolean("given_back")))
        .findOne();
  }

  private boolean write(int id, Changes<ExecutionField> changes) {
    if (changes.isEmpty()) {
      return false;
    }
    String sql =
        "UPDATE execution SET "
            + Clauses.assignments(changes)
            + ", modification_date = :now WHERE execution_id = :id AND "
            + Clauses.differs(changes);
    return Clauses.bind(handle.createUpdate(sql), changes)
            .bind("id", id)
            .bind("now", Utc.naive(now))
            .execute()
        > 0;
  }

  private void moveTask(int task, TaskStatus status, int retry) {
    handle
        .createUpdate(
            "UPDATE task SET status = :status, retry = :retry, status_date = :now,"
                + " modification_date = :now WHERE task_id = :task")
        .bind("status", status.label())
        .bind("retry", retry)
        .bind("now", Utc.naive(now))
        .bind("task", task)
        .execute();
  }

  /** The execution and its task, locked. */
  private record Held(
      ExecutionStatus status,
      boolean latest,
      int task,
      TaskStatus taskStatus,
      int retry,
      boolean givenBack) {}
}
