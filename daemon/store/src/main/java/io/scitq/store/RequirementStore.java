package io.scitq.store;

import io.scitq.task.TaskId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** What tasks wait for, one row at a time. */
public final class RequirementStore {
  private static final RowMapper<Requirement> ROW =
      (rows, context) ->
          new Requirement(
              rows.getInt("requirement_id"),
              new TaskId(rows.getInt("task_id")),
              new TaskId(rows.getInt("other_task_id")));

  private final Transactions transactions;

  /** Works on this database. */
  public RequirementStore(Database database) {
    this.transactions = new Transactions(database.jdbi());
  }

  /** The first ones, by id, whose id is above this one; for lists of any length. */
  public List<Requirement> page(int after, int limit) {
    return transactions.run(handle ->
        handle
            .select(
                "SELECT requirement_id, task_id, other_task_id FROM public.requirement"
                    + " WHERE requirement_id > ? ORDER BY requirement_id LIMIT ?",
                after,
                limit)
            .map(ROW)
            .list());
  }

  /** Adds one; the missing task when there is no such one. The task's status is not changed. */
  public Result add(TaskId task, TaskId required) {
    return transactions.run(handle -> {
      RequirementCircle.begin(handle);
      // in the order of the ids, as all others lock tasks
      List<Integer> found =
          handle
              .select(
                  "SELECT task_id FROM public.task WHERE task_id IN (?, ?) ORDER BY task_id"
                      + " FOR KEY SHARE",
                  task.value(),
                  required.value())
              .mapTo(Integer.class)
              .list();
      for (TaskId each : List.of(task, required)) {
        if (!found.contains(each.value())) {
          return new Result.NoSuchTask(each);
        }
      }
      return RequirementCircle.of(handle, task.value(), List.of(required.value()))
          .<Result>map(Result.Circle::new)
          .orElseGet(() -> new Result.Added(insert(handle, task, required)));
    });
  }

  /** Deletes one and gives it; empty when there is none. */
  public Optional<Requirement> delete(int id) {
    return transactions.run(handle ->
        handle
            .createQuery(
                "DELETE FROM public.requirement WHERE requirement_id = :id"
                    + " RETURNING requirement_id, task_id, other_task_id")
            .bind("id", id)
            .map(ROW)
            .findFirst());
  }

  /** What became of a requirement that was to be added. */
  public sealed interface Result {
    /** It is there. */
    record Added(Requirement requirement) implements Result {}

    /** One of both is no task. */
    record NoSuchTask(TaskId task) implements Result {}

    /**
     * Tasks would wait for each other.
     *
     * @param message one sentence naming them
     */
    record Circle(String message) implements Result {}
  }

  private static Requirement insert(Handle handle, TaskId task, TaskId required) {
    return handle
        .createQuery(
            "INSERT INTO public.requirement (task_id, other_task_id) VALUES (:task, :required)"
                + " RETURNING requirement_id, task_id, other_task_id")
        .bind("task", task.value())
        .bind("required", required.value())
        .map(ROW)
        .one();
  }
}
