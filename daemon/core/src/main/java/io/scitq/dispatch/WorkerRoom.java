package io.scitq.dispatch;

import io.scitq.task.WorkerId;

/**
 * A running worker and the room on it.
 *
 * @param id its id
 * @param batch the batch it serves
 * @param concurrency tasks at once
 * @param prefetch tasks prepared ahead
 * @param load weighted running executions plus pending and accepted ones
 */
public record WorkerRoom(WorkerId id, String batch, int concurrency, int prefetch, double load) {}
