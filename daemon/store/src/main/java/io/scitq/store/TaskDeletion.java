package io.scitq.store;

/**
 * A task that is gone.
 *
 * @param task as it was
 * @param executions how many executions went with it
 */
public record TaskDeletion(TaskRow task, long executions) {}
