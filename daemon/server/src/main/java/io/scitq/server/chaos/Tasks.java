package io.scitq.server.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The tasks of a run: which were acknowledged, and what must hold of them in the end. */
final class Tasks {
  private final ChaosClient client;
  private final Set<Integer> acknowledged = new HashSet<>();

  Tasks(ChaosClient client) {
    this.client = client;
  }

  /** What is in doubt may be there or not; what is acknowledged must be there. */
  void queue(String batch, List<Integer> seconds) {
    seconds.forEach(each -> client.queue(batch, "sleep " + each).ifPresent(acknowledged::add));
  }

  boolean areRunning(String batch) {
    return client
        .list("/tasks/", Map.of("batch", batch, "status", "running"))
        .filter(running -> !running.isEmpty())
        .isPresent();
  }

  int acknowledged() {
    return acknowledged.size();
  }

  boolean allSucceeded() {
    return client
        .list("/tasks/", Map.of())
        .filter(tasks -> ids(tasks).containsAll(acknowledged))
        .filter(tasks -> tasks.stream().allMatch(task -> status(task).equals("succeeded")))
        .isPresent();
  }

  /** What is wrong with tasks and executions in the end; empty while the daemon does not answer. */
  Optional<Set<String>> wrong() {
    Optional<List<JsonNode>> tasks = client.list("/tasks/", Map.of());
    Optional<List<JsonNode>> successes = client.list("/executions/", Map.of("status", "succeeded"));
    return tasks.flatMap(rows -> successes.map(ends -> wrong(acknowledged, rows, ends)));
  }

  static Set<String> wrong(
      Set<Integer> acknowledged, List<JsonNode> tasks, List<JsonNode> successes) {
    Set<String> wrong = new TreeSet<>();
    Set<Integer> there = ids(tasks);
    acknowledged.stream()
        .filter(id -> !there.contains(id))
        .forEach(id -> wrong.add("task " + id + " is lost"));
    successes.stream()
        .filter(end -> !end.path("latest").asBoolean(true))
        .forEach(end ->
            wrong.add("task %d succeeded in a run that another replaced".formatted(id(end))));
    Map<Integer, Long> ends =
        successes.stream().collect(Collectors.groupingBy(Tasks::id, Collectors.counting()));
    for (JsonNode task : tasks) {
      long times = ends.getOrDefault(id(task), 0L);
      if (!status(task).equals("succeeded")) {
        wrong.add("task %d is %s in the end".formatted(id(task), status(task)));
      } else if (times != 1) {
        wrong.add("task %d succeeded %d times".formatted(id(task), times));
      }
    }
    return wrong;
  }

  private static Set<Integer> ids(List<JsonNode> tasks) {
    return tasks.stream().map(Tasks::id).collect(Collectors.toSet());
  }

  private static int id(JsonNode row) {
    return row.path("task_id").asInt();
  }

  private static String status(JsonNode task) {
    return task.path("status").asText();
  }
}
