package io.scitq.server.operation;

import io.scitq.api.TaskChange;
import io.scitq.store.Changes;
import io.scitq.store.TaskField;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A checked change of a task.
 *
 * @param fields new values
 * @param requires the new set of required tasks, empty to keep the old one
 */
record TaskChanges(Changes<TaskField> fields, Optional<List<Integer>> requires) {
  private static final String REQUIRES = "required_task_ids";

  /** The columns that may be null, by the names of the request. */
  private static final Map<String, TaskField> NULLABLE =
      Map.of(
          "new_name", TaskField.NAME,
          "container", TaskField.CONTAINER,
          "input", TaskField.INPUT,
          "output", TaskField.OUTPUT,
          "resource", TaskField.RESOURCE,
          "run_timeout", TaskField.RUN_TIMEOUT,
          "download_timeout", TaskField.DOWNLOAD_TIMEOUT);

  /** Cleared to an empty text: with a null a worker of scitq 1.3 waits for its standard input. */
  private static final String OPTIONS = "container_options";

  /**
   * Reads a request.
   *
   * @throws ProblemException 400 {@code request-invalid} when it clears what cannot be cleared
   */
  static TaskChanges of(TaskChange change) {
    RequestCheck check = new RequestCheck();
    Clearing clear = clearing(change, check);
    check.orThrow();
    Map<TaskField, Optional<Object>> fields = given(change);
    NULLABLE.forEach((name, field) -> {
      if (clear.has(name)) {
        fields.put(field, Optional.empty());
      }
    });
    if (clear.has(OPTIONS)) {
      fields.put(TaskField.CONTAINER_OPTIONS, Optional.of(""));
    }
    return new TaskChanges(
        new Changes<>(fields),
        clear.has(REQUIRES)
            ? Optional.of(List.of())
            : Optional.ofNullable(change.requiredTaskIds()));
  }

  private static Clearing clearing(TaskChange change, RequestCheck check) {
    Set<String> clearable = new HashSet<>(NULLABLE.keySet());
    clearable.add(OPTIONS);
    clearable.add(REQUIRES);
    return Clearing.of(change.clear(), clearable, check)
        .apart("new_name", change.newName(), check)
        .apart("container", change.container(), check)
        .apart(OPTIONS, change.containerOptions(), check)
        .apart("input", change.input(), check)
        .apart("output", change.output(), check)
        .apart("resource", change.resource(), check)
        .apart(REQUIRES, change.requiredTaskIds(), check)
        .apart("run_timeout", change.runTimeout(), check)
        .apart("download_timeout", change.downloadTimeout(), check);
  }

  private static Map<TaskField, Optional<Object>> given(TaskChange change) {
    Map<TaskField, Optional<Object>> fields = new EnumMap<>(TaskField.class);
    put(fields, TaskField.NAME, change.newName());
    put(fields, TaskField.STATUS, change.status());
    put(fields, TaskField.COMMAND, change.command());
    put(fields, TaskField.BATCH, change.batch());
    put(fields, TaskField.CONTAINER, change.container());
    put(fields, TaskField.CONTAINER_OPTIONS, change.containerOptions());
    put(fields, TaskField.INPUT, change.input());
    put(fields, TaskField.OUTPUT, change.output());
    put(fields, TaskField.RESOURCE, change.resource());
    put(fields, TaskField.RETRY, change.retry());
    put(fields, TaskField.RUN_TIMEOUT, change.runTimeout());
    put(fields, TaskField.DOWNLOAD_TIMEOUT, change.downloadTimeout());
    put(fields, TaskField.USE_CACHE, change.useCache());
    return fields;
  }

  private static void put(
      Map<TaskField, Optional<Object>> fields, TaskField field, @Nullable Object value) {
    if (value != null) {
      fields.put(field, Optional.of(value));
    }
  }
}
