package io.scitq.server.operation;

import io.scitq.api.BusAddress;
import io.scitq.api.TaskKey;
import io.scitq.api.TaskRelaunch;
import io.scitq.store.Changes;
import io.scitq.store.TaskField;
import io.scitq.store.TaskRow;
import io.scitq.task.TaskStatus;
import java.util.Optional;

/** Puts a task into the queue again, whatever it is doing. */
public final class RelaunchTask implements Operation<TaskKey, TaskRelaunch> {
  private final TaskDesk desk;

  /** Changes through this desk. */
  public RelaunchTask(TaskDesk desk) {
    this.desk = desk;
  }

  @Override
  public String address() {
    return BusAddress.TASK_RELAUNCH;
  }

  @Override
  public Class<TaskKey> requestType() {
    return TaskKey.class;
  }

  @Override
  public TaskRelaunch run(TaskKey key) {
    TaskRow task = desk.named(key.taskId(), key.name());
    String pending = TaskStatus.PENDING.label();
    if (task.status().equals(pending)) {
      return new TaskRelaunch(task.id().value(), true);
    }
    desk.update(
        task.id(), Changes.<TaskField>none().with(TaskField.STATUS, pending), Optional.empty());
    return new TaskRelaunch(task.id().value(), false);
  }
}
