package io.scitq.api;

import org.jspecify.annotations.Nullable;

/**
 * One try at a task.
 *
 * @param executionId its id
 * @param taskId its task
 * @param workerId its worker, null when it was served from the cache or the worker is gone
 * @param status pending, accepted, running, failed, succeeded or refused
 * @param returnCode of the process; -1001 download failed, -1000 upload failed
 * @param pid process id or container id
 * @param command copied from the task when it began
 * @param creationDate when the row was made
 * @param modificationDate when it last changed
 * @param output end of the standard output, null when not asked for
 * @param error end of the standard error, null when not asked for
 * @param outputFiles paths below the output folder, separated by a space
 * @param latest true for the newest of its task
 */
public record ExecutionView(
    int executionId,
    int taskId,
    @Nullable Integer workerId,
    String status,
    @Nullable Integer returnCode,
    @Nullable String pid,
    @Nullable String command,
    @Nullable String creationDate,
    @Nullable String modificationDate,
    @Nullable String output,
    @Nullable String error,
    @Nullable String outputFiles,
    boolean latest) {}
