package io.scitq.store;

import io.scitq.task.TaskId;
import io.scitq.task.WorkerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of table execution, without what it printed, which may be of any length, and without the
 * columns that only the worker's freeze call writes.
 *
 * @param id its id
 * @param worker who runs it, none for a cached result or a deleted worker
 * @param task what it runs
 * @param status a word of {@link io.scitq.task.ExecutionStatus}
 * @param returnCode -1001 when the download failed, -1000 when the upload failed
 * @param pid process id or container id
 * @param created when it was made
 * @param modified when its status or fields last changed
 * @param outputFiles paths below the output folder, separated by a space
 * @param command as it was when frozen
 * @param latest whether it is the newest of its task
 */
public record ExecutionRow(
    int id,
    @Nullable WorkerId worker,
    TaskId task,
    String status,
    @Nullable Integer returnCode,
    @Nullable String pid,
    Instant created,
    @Nullable Instant modified,
    @Nullable String outputFiles,
    @Nullable String command,
    @Nullable Boolean latest) {}
