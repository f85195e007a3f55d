package io.scitq.store;

import io.scitq.store.NewTasks.Dated;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Makes the tasks of several requests in one transaction; each request has its own outcome. */
final class TaskCreations {
  private TaskCreations() {}

  /** The outcomes, in the order of the requests. */
  static List<TaskCreation> make(Handle handle, List<Dated> requests) {
    Set<Integer> unknown = unknown(handle, requests);
    List<Dated> fitting =
        requests.stream().filter(each -> unknownOf(each, unknown).isEmpty()).toList();
    List<Integer> ids = NewTasks.insert(handle, fitting);
    require(handle, ids, fitting);
    List<TaskCreation> outcomes = new ArrayList<>();
    int made = 0;
    for (Dated request : requests) {
      List<Integer> missing = unknownOf(request, unknown);
      outcomes.add(
          missing.isEmpty()
              ? new TaskCreation.Created(NewTasks.row(ids.get(made++), request))
              : new TaskCreation.UnknownRequirements(missing));
    }
    return outcomes;
  }

  private static Set<Integer> unknown(Handle handle, List<Dated> requests) {
    Set<Integer> required =
        requests.stream()
            .flatMap(each -> each.task().requires().stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return Set.copyOf(TaskStore.unknown(handle, List.copyOf(required)));
  }

  private static List<Integer> unknownOf(Dated request, Set<Integer> unknown) {
    return request.task().requires().stream()
        .filter(unknown::contains)
        .distinct()
        .sorted()
        .toList();
  }

  private static void require(Handle handle, List<Integer> ids, List<Dated> tasks) {
    List<Integer> dependents = new ArrayList<>();
    List<Integer> required = new ArrayList<>();
    for (int i = 0; i < tasks.size(); i++) {
      for (Integer other : new LinkedHashSet<>(tasks.get(i).task().requires())) {
        dependents.add(ids.get(i));
        required.add(other);
      }
    }
    if (required.isEmpty()) {
      return;
    }
    handle
        .createUpdate(
            "INSERT INTO requirement (task_id, other_task_id)"
                + " SELECT a.task, a.other FROM unnest(:tasks, :others) AS a(task, other)")
        .bind("tasks", SqlArray.ints(dependents))
        .bind("others", SqlArray.ints(required))
        .execute();
  }
}
