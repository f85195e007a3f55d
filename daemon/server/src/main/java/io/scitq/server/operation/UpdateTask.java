package io.scitq.server.operation;

import io.scitq.api.BusAddress;
import io.scitq.api.TaskChange;
import io.scitq.api.TaskView;
import io.scitq.store.TaskRow;
import io.scitq.store.TaskStore;
import java.util.List;

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
    TaskChanges asked = TaskChanges.of(change);
    TaskRow task = desk.named(change.taskId(), change.name());
    TaskRow row = desk.update(task.id(), asked.fields(), asked.requires());
    return TaskViews.of(tasks, List.of(row)).getFirst();
  }
}
