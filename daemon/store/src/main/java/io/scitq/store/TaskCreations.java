package io.scitq.store;

import io.scitq.store.NewTasks.Dated;
import io.scitq.task.TaskId;
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
  static List<TaskCreation<TaskRow>> make(Handle handle, List<Dated> requests) {
    Set<Integer> unknown = unknown(handle, requests);
    List<Dated> fitting =
        requests.stream().filter(each -> unknownOf(each, unknown).isEmpty()).toList();
    List<Integer> ids = NewTasks.insert(handle, fitting);
    require(handle, ids, fitting);
    List<TaskCreation<TaskRow>> outcomes = new ArrayList<>();
    int made = 0;
    for (Dated request : requests) {
      List<Integer> missing = unknownOf(request, unknown);
      outcomes.add(
          missing.isEmpty()
              ? new TaskCreation.Created<>(NewTasks.row(ids.get(made++), request))
              : new TaskCreation.UnknownRequirements<>(missing));
    }
    return outcomes;
  }

  /** The ids of all of them, or nothing when one requires an unknown task. */
  static TaskCreation<List<TaskId>> makeAll(Handle handle, List<Dated> tasks) {
    Set<Integer> unknown = unknown(handle, tasks);
    if (!unknown.isEmpty()) {
      return new TaskCreation.UnknownRequirements<>(unknown.stream().sorted().toList());
    }
    List<Integer> ids = NewTasks.insert(handle, tasks);
    require(handle, ids, tasks);
    return new TaskCreation.Created<>(ids.stream().map(TaskId::new).toList());
  }

  private static Set<Integer> unknown(Handle handle, List<Dated> requests) {
    Set<Integer> required =
        requests.stream()
            .flatMap(each -> each.task().requires().stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return Set.copyOf(Requirements.unknown(handle, required));
  }

  private static List<Integer> unknownOf(Dated request, Set<Integer> unknown) {
    return request.task().requires().stream()
        .filter(unknown::contains)
        .distinct()
        .sorted()
        .toList();
  }

  private static void require(Handle handle, List<Integer> ids, List<Dated> tasks) {
    Requirements.add(handle, ids, tasks.stream().map(each -> each.task().requires()).toList());
  }
}
