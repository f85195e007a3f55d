package io.scitq.store;

import io.scitq.task.TaskId;
import java.util.Collection;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Looks for tasks that would wait for each other for ever. Only requirements of tasks that are
 * there already can close a circle: a new task is required by nobody.
 */
final class RequirementCircle {
  /** Tasks that are looked at; a second of work, while other such changes wait. */
  static final int MOST = 100_000;

  /** Names our advisory lock; any number that nothing else uses. */
  private static final long LOCK = 0x7363697471_0001L;

  private RequirementCircle() {}

  /**
   * Lets one transaction at a time change what existing tasks require, until it ends: two halves of
   * a circle would not see each other. To be asked before any row is locked.
   */
  static void begin(Handle handle) {
    handle
        .createQuery("SELECT 1 FROM pg_advisory_xact_lock(:lock)")
        .bind("lock", LOCK)
        .mapTo(Integer.class)
        .one();
  }

  /** Why the task cannot require the others; empty when it can. */
  static Optional<String> of(Handle handle, int task, Collection<Integer> others) {
    return of(handle, task, others, MOST);
  }

  static Optional<String> of(Handle handle, int task, Collection<Integer> others, int most) {
    return handle
        .createQuery(
            """
            WITH RECURSIVE needed (task_id) AS (
              SELECT a.other FROM unnest(:others) AS a(other)
              UNION
              SELECT r.other_task_id FROM needed n JOIN requirement r ON r.task_id = n.task_id)
            SELECT count(*) > :most AS too_many, coalesce(bool_or(task_id = :task), false) AS circle
            FROM (SELECT task_id FROM needed LIMIT :most + 1) AS looked_at
            """)
        .bind("others", SqlArray.ints(others))
        .bind("task", task)
        .bind("most", most)
        .map((row, context) ->
            row.getBoolean("circle")
                ? Optional.of(circle(task, others))
                : row.getBoolean("too_many")
                    ? Optional.of(tooMany(task, most))
                    : Optional.<String>empty())
        .one();
  }

  private static String circle(int task, Collection<Integer> others) {
    return others.contains(task)
        ? "Task " + new TaskId(task) + " cannot require itself"
        : "Task "
            + new TaskId(task)
            + " cannot require "
            + others.stream().sorted().limit(10).toList()
            + ": one of them requires it, itself or through others, and all would wait for ever";
  }

  private static String tooMany(int task, int most) {
    return "Task "
        + new TaskId(task)
        + " would wait for more than "
        + most
        + " tasks, too many to see whether one of them requires it";
  }
}
