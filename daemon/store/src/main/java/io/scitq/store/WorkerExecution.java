package io.scitq.store;

import io.scitq.task.TaskId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a worker's poll sees of one of its executions.
 *
 * @param id its id
 * @param command as it was when frozen
 * @param status a word of {@link io.scitq.task.ExecutionStatus}
 * @param task its task
 * @param created when it was made
 * @param modified when it last changed
 * @param pid process id or container id
 * @param outputFiles paths below the output folder
 * @param latest whether it is the newest of its task
 * @param batch the task's batch
 * @param taskStatus the task's status
 */
public record WorkerExecution(
    int id,
    @Nullable String command,
    String status,
    TaskId task,
    Instant created,
    @Nullable Instant modified,
    @Nullable String pid,
    @Nullable String outputFiles,
    @Nullable Boolean latest,
    String batch,
    String taskStatus) {}
