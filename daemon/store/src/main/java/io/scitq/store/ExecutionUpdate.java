package io.scitq.store;

import io.scitq.task.ExecutionMove;
import io.scitq.task.ExecutionStatus;
import io.scitq.task.LateReport;
import io.scitq.task.TaskStatus;
import java.time.Instant;
import java.util.List;
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
    Optional<HeldExecution> held = lock(id);
    if (held.isEmpty()) {
      return new UpdateOutcome.Missing<>();
    }
    Optional<ExecutionStatus> to = asked.text(ExecutionField.STATUS).flatMap(ExecutionStatus::of);
    if (held.get().givenBack() && to.isPresent() && to.get() != held.get().status()) {
      return late(id, held.get(), to.get(), asked);
    }
    return switch (held.get().move(to)) {
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

  /** Its worker had lost it; never an error, for that would end the worker's process for it. */
  private UpdateOutcome<PrintedExecution> late(
      int id, HeldExecution held, ExecutionStatus to, Changes<ExecutionField> asked) {
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
    PrintedPieces.fold(handle, id);
    PrintedExecution now =
        ExecutionPages.read(handle, ExecutionSelection.of(id), OptionalInt.empty(), 1)
            .rows()
            .getFirst();
    return new UpdateOutcome.Done<>(now, changed);
  }

  /** Its task is locked before it, as everywhere. */
  private Optional<HeldExecution> lock(int id) {
    return HeldExecution.lock(handle, List.of(id), HeldExecution.Busy.WAIT).stream().findFirst();
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
}
