package io.scitq.store;

import io.scitq.task.WorkerStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Fills the defaults that the database does not have. */
final class NewWorkerDefaults {
  private NewWorkerDefaults() {}

  static Changes<WorkerField> fill(Changes<WorkerField> fields, Instant now) {
    Map<WorkerField, Optional<Object>> all = new LinkedHashMap<>();
    all.put(WorkerField.STATUS, Optional.of(WorkerStatus.PAUSED.label()));
    all.put(WorkerField.PREFETCH, Optional.of(0));
    all.put(WorkerField.BATCH, Optional.of(WorkerStore.DEFAULT_BATCH));
    all.put(WorkerField.PERMANENT, Optional.of(true));
    all.put(WorkerField.TASK_PROPERTIES, Optional.of("{}"));
    all.put(WorkerField.ANSIBLE_ACTIVE, Optional.of(false));
    all.put(WorkerField.CREATION_DATE, Optional.of(now));
    all.put(WorkerField.MODIFICATION_DATE, Optional.of(now));
    fields.values().forEach((field, value) -> value.ifPresent(v -> all.put(field, value)));
    return new Changes<>(all);
  }
}
