package io.scitq.store;

import io.scitq.task.TaskId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/** Which task must succeed before which. */
final class Requirements {
  private Requirements() {}

  /** Those of these tasks, ascending; tasks without any are absent. */
  static Map<TaskId, Required> of(Handle handle, Collection<Integer> tasks) {
    if (tasks.isEmpty()) {
      return Map.of();
    }
    Map<TaskId, List<Integer>> all = new LinkedHashMap<>();
    Map<TaskId, List<Integer>> failed = new LinkedHashMap<>();
    handle
        .createQuery(
            """
            SELECT DISTINCT r.task_id, r.other_task_id, o.status = 'failed' AS failed
            FROM requirement r JOIN task o ON o.task_id = r.other_task_id
            WHERE r.task_id = ANY(:tasks) ORDER BY r.task_id, r.other_task_id
            """)
        .bind("tasks", SqlArray.ints(tasks))
        .map((row, context) -> {
          TaskId task = new TaskId(row.getInt("task_id"));
          all.computeIfAbsent(task, id -> new ArrayList<>()).add(row.getInt("other_task_id"));
          if (row.getBoolean("failed")) {
            failed.computeIfAbsent(task, id -> new ArrayList<>()).add(row.getInt("other_task_id"));
          }
          return task;
        })
        .list();
    Map<TaskId, Required> required = new LinkedHashMap<>();
    all.forEach(
        (task, ids) -> required.put(task, new Required(ids, failed.getOrDefault(task, List.of()))));
    return required;
  }

  /**
   * The ids that are no task, ascending; the tasks cannot be deleted until the transaction ends.
   */
  static List<Integer> unknown(Handle handle, Collection<Integer> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Set<Integer> known =
        new HashSet<>(
            handle
                .createQuery(
                    "SELECT task_id FROM task WHERE task_id = ANY(:ids) ORDER BY task_id"
                        + " FOR KEY SHARE")
                .bind("ids", SqlArray.ints(ids))
                .mapTo(Integer.class)
                .list());
    return ids.stream().filter(id -> !known.contains(id)).distinct().sorted().toList();
  }

  static void add(Handle handle, int task, List<Integer> others) {
    add(handle, List.of(task), List.of(others));
  }

  /** Adds what each of the tasks requires, all in one statement. */
  static void add(Handle handle, List<Integer> tasks, List<List<Integer>> others) {
    List<Integer> dependents = new ArrayList<>();
    List<Integer> required = new ArrayList<>();
    IntStream.range(0, tasks.size())
        .forEach(n ->
            others
                .get(n)
                .forEach(other -> {
                  dependents.add(tasks.get(n));
                  required.add(other);
                }));
    if (dependents.isEmpty()) {
      return;
    }
    handle
        .createUpdate(
            "INSERT INTO requirement (task_id, other_task_id)"
                + " SELECT DISTINCT a.task, a.other FROM unnest(:tasks, :others) AS a(task, other)")
        .bind("tasks", SqlArray.ints(dependents))
        .bind("others", SqlArray.ints(required))
        .execute();
  }
}
