package io.scitq.server.operation;

import io.scitq.api.BusAddress;
import io.scitq.api.TaskChange;
import io.scitq.api.TaskView;
import io.scitq.store.Changes;
import io.scitq.store.TaskField;
import io.scitq.store.TaskRow;
import io.scitq.store.TaskStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes a task; what it has under way is killed or cancelled when its status says so. */
public final class UpdateTask implements Operation<TaskChange, TaskView> {
  private final TaskDesk desk;
  private final TaskStore tasks;

  /** Changes through this desk; requirements are read from the store. */
  public UpdateTask(TaskDesk desk, TaskStore tasks) {
    this.desk = desk;
    this.tasks = tasks;
  }

  @Override
  public String address() {
    return BusAddress.TASK_UPDATE;
  }

  @Override
  public Class<TaskChange> requestType() {
    return TaskChange.class;
  }

  @Override
  public TaskView run(TaskChange change) {
    TaskRow task = desk.named(change.taskId(), change.name());
    Optional<List<Integer>> required = Optional.ofNullable(change.requiredTaskIds());
    TaskRow row = desk.update(task.id(), new Changes<>(fields(change)), required);
    return TaskViews.of(tasks, List.of(row)).getFirst();
  }

  private static Map<TaskField, Optional<Object>> fields(TaskChange change) {
    Map<TaskField, Optional<Object>> fields = new LinkedHashMap<>();
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
