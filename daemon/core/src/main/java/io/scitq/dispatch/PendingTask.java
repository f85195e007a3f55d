package io.scitq.dispatch;

import io.scitq.task.TaskId;

/**
 * A task to be given out.
 *
 * @param id its id; lower ones go first
 * @param batch its batch
 */
public record PendingTask(TaskId id, String batch) {}
