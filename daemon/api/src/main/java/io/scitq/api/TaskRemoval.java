package io.scitq.api;

/**
 * A deleted task.
 *
 * @param taskId its id
 * @param executions how many executions went with it
 */
public record TaskRemoval(int taskId, long executions) {}
