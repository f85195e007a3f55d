package io.scitq.reconcile;

import io.scitq.task.ExecutionStatus;
import io.scitq.task.TaskId;
import java.time.Instant;
import java.util.Optional;

/**
 * A task that is said to be assigned, accepted or running, and whose newest execution is not.
 *
 * @param id its id
 * @param since since when it has its status
 * @param latest status of its newest execution, empty when it has none
 */
public record LonelyTask(TaskId id, Instant since, Optional<ExecutionStatus> latest) {}
