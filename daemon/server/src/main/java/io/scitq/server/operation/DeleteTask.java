package io.scitq.server.operation;

import io.scitq.api.BusAddress;
import io.scitq.api.TaskKey;
import io.scitq.api.TaskRemoval;
import io.scitq.store.TaskDeletion;

/** Deletes a task with its executions; workers kill what they no longer find in their lists. */
public final class DeleteTask implements Operation<TaskKey, TaskRemoval> {
  private final TaskDesk desk;

  /** Deletes through this desk. */
  public DeleteTask(TaskDesk desk) {
    this.desk = desk;
  }

  @Override
  public String address() {
    return BusAddress.TASK_DELETE;
  }

  @Override
  public Class<TaskKey> requestType() {
    return TaskKey.class;
  }

  @Override
  public TaskRemoval run(TaskKey key) {
    TaskDeletion deletion = desk.delete(desk.named(key.taskId(), key.name()).id());
    return new TaskRemoval(deletion.task().id().value(), deletion.executions());
  }
}
