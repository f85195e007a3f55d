package io.scitq.reconcile;

import io.scitq.task.ExecutionStatus;
import io.scitq.task.TaskStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * An execution that has not ended and may be stuck.
 *
 * @param id its id
 * @param status pending, accepted or running
 * @param since when it last changed
 * @param latest whether it is the newest of its task
 * @param task status of its task
 * @param taskSince since when its task has that status
 * @param worker who holds it, empty when that row is gone
 */
public record HeldExecution(
    int id,
    ExecutionStatus status,
    Instant since,
    boolean latest,
    TaskStatus task,
    Instant taskSince,
    Optional<Holder> worker) {}
