package io.scitq.server.operation;

import io.scitq.api.TaskSpec;
import io.scitq.store.Changes;
import io.scitq.store.NewTask;
import io.scitq.store.TaskField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A task that is asked for on the bus as one to be stored. */
final class TaskSpecReading {
  private TaskSpecReading() {}

  /** What is wrong with it, in one sentence. */
  static Optional<String> mistake(TaskSpec spec) {
    return TaskChecks.mistake(new Changes<>(fields(spec)));
  }

  static NewTask task(TaskSpec spec) {
    List<Integer> required = spec.requiredTaskIds();
    return new NewTask(new Changes<>(fields(spec)), required == null ? List.of() : required);
  }

  private static Map<TaskField, Optional<Object>> fields(TaskSpec spec) {
    Map<TaskField, Optional<Object>> fields = new LinkedHashMap<>();
    put(fields, TaskField.COMMAND, spec.command());
    put(fields, TaskField.NAME, spec.name());
    put(fields, TaskField.BATCH, unnamed(spec.batch()) ? null : spec.batch());
    put(fields, TaskField.STATUS, status(spec));
    put(fields, TaskField.CONTAINER, spec.container());
    put(fields, TaskField.CONTAINER_OPTIONS, spec.containerOptions());
    put(fields, TaskField.INPUT, spec.input());
    put(fields, TaskField.OUTPUT, spec.output());
    put(fields, TaskField.RESOURCE, spec.resource());
    put(fields, TaskField.RETRY, spec.retry());
    put(fields, TaskField.RUN_TIMEOUT, spec.runTimeout());
    put(fields, TaskField.DOWNLOAD_TIMEOUT, spec.downloadTimeout());
    put(fields, TaskField.USE_CACHE, spec.useCache());
    return fields;
  }

  private static @Nullable String status(TaskSpec spec) {
    boolean waits = spec.requiredTaskIds() != null && !spec.requiredTaskIds().isEmpty();
    return spec.status() == null && waits ? "waiting" : spec.status();
  }

  private static boolean unnamed(@Nullable String batch) {
    return batch != null && batch.isEmpty();
  }

  private static void put(
      Map<TaskField, Optional<Object>> fields, TaskField field, @Nullable Object value) {
    if (value != null) {
      fields.put(field, Optional.of(value));
    }
  }
}
