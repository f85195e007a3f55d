package io.scitq.store;

import io.scitq.task.TaskId;

/** What became of an execution to be made. */
public sealed interface ExecutionCreation {
  /**
   * It is stored, and its task moved along.
   *
   * @param row as it is now
   */
  record Created(ExecutionRow row) implements ExecutionCreation {}

  /**
   * There is no such task.
   *
   * @param id the task asked for
   */
  record UnknownTask(TaskId id) implements ExecutionCreation {}

  /**
   * There is no such worker.
   *
   * @param id the worker asked for
   */
  record UnknownWorker(int id) implements ExecutionCreation {}

  /**
   * The task is neither pending nor paused.
   *
   * @param id the task asked for
   * @param status what it is
   */
  record NotPossible(TaskId id, String status) implements ExecutionCreation {}
}
