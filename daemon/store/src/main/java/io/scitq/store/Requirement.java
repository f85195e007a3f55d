package io.scitq.store;

import io.scitq.task.TaskId;

/**
 * A task waits for another one.
 *
 * @param id its id
 * @param task the one that waits
 * @param required the one that must succeed first
 */
public record Requirement(int id, TaskId task, TaskId required) {}
