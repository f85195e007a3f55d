package io.scitq.dispatch;

import io.scitq.task.TaskId;
import io.scitq.task.WorkerId;

/**
 * One task for one worker.
 *
 * @param task the task
 * @param worker the worker
 */
public record Assignment(TaskId task, WorkerId worker) {}
