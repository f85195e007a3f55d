package io.scitq.store;

import io.scitq.task.TaskStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** One change of a task, inside a transaction that it is given. */
final class TaskUpdate {
  private final Handle handle;
  private final Instant now;

  TaskUpdate(Handle handle, Instant now) {
    this.handle = handle;
    this.now = now;
  }

  UpdateOutcome<TaskRow> apply(int id, Changes<TaskField> asked, Optional<List<Integer>> requires) {
    List<Integer> others = requires.orElse(List.of());
    if (!others.isEmpty()) {
      RequirementCircle.begin(handle);
    }
    if (!lock(id)) {
      return new UpdateOutcome.Missing<>();
    }
    Optional<String> objection = objection(id, others);
    if (objection.isPresent()) {
      return new UpdateOutcome.Refused<>(objection.get());
    }
    requires.ifPresent(all -> replaceRequirements(id, all));
    TaskRow row = TaskStore.find(handle, id).orElseThrow();
    TaskRequest request = TaskRequest.of(row, freed(row, asked, requires));
    boolean changed = write(id, request.fields());
    switch (request.effect()) {
      case NONE -> {
        // its executions do not care
      }
      case KILL_RUNNING -> killRunning(id);
      case CANCEL_HELD -> cancelHeld(id);
    }
    return new UpdateOutcome.Done<>(
        TaskStore.find(handle, id).orElseThrow(), changed || requires.isPresent());
  }

  /** A task whose requirements are all taken away waits for nothing; left waiting it never ends. */
  private static Changes<TaskField> freed(
      TaskRow row, Changes<TaskField> asked, Optional<List<Integer>> requires) {
    boolean waits =
        TaskStatus.of(row.status()).equals(Optional.of(TaskStatus.WAITING))
            && asked.text(TaskField.STATUS).isEmpty();
    return waits && requires.filter(List::isEmpty).isPresent()
        ? asked.with(TaskField.STATUS, TaskStatus.PENDING.label())
        : asked;
  }

  private Optional<String> objection(int id, List<Integer> others) {
    if (others.isEmpty()) {
      return Optional.empty();
    }
    List<Integer> unknown = Requirements.unknown(handle, others);
    return unknown.isEmpty()
        ? RequirementCircle.of(handle, id, others)
        : Optional.of("Required tasks " + unknown + " don't exist");
  }

  private boolean lock(int id) {
    return handle
        .createQuery("SELECT 1 FROM task WHERE task_id = :id FOR NO KEY UPDATE")
        .bind("id", id)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  private boolean write(int id, Changes<TaskField> fields) {
    if (fields.isEmpty()) {
      return false;
    }
    String statusDate = fields.text(TaskField.STATUS).isPresent() ? ", status_date = :now" : "";
    String sql =
        "UPDATE task SET "
            + Clauses.assignments(fields)
            + ", modification_date = :now"
            + statusDate
            + " WHERE task_id = :id AND "
            + Clauses.differs(fields);
    return Clauses.bind(handle.createUpdate(sql), fields)
            .bind("id", id)
            .bind("now", Utc.naive(now))
            .execute()
        > 0;
  }

  private void killRunning(int id) {
    handle
        .createUpdate(
            """
            WITH stopped AS (
              UPDATE execution SET status = 'failed', modification_date = :now
              WHERE task_id = :id AND status = 'running'
              RETURNING execution_id, worker_id)
            INSERT INTO signal (execution_id, worker_id, signal)
            SELECT execution_id, worker_id, 9 FROM stopped WHERE worker_id IS NOT NULL
            """)
        .bind("id", id)
        .bind("now", Utc.naive(now))
        .execute();
  }

  private void cancelHeld(int id) {
    handle
        .createUpdate(
            "UPDATE execution SET status = 'failed', modification_date = :now"
                + " WHERE task_id = :id AND status IN ('pending', 'accepted')")
        .bind("id", id)
        .bind("now", Utc.naive(now))
        .execute();
  }

  private void replaceRequirements(int id, List<Integer> others) {
    handle.createUpdate("DELETE FROM requirement WHERE task_id = :id").bind("id", id).execute();
    Requirements.add(handle, id, others);
  }
}
