package io.scitq.store;

import io.scitq.task.TaskId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of table task, as stored.
 *
 * @param id its id
 * @param name free text, not unique
 * @param command what the worker runs
 * @param status a word of {@link io.scitq.task.TaskStatus}
 * @param created when it was made
 * @param modified when it last changed
 * @param statusSince since when it has its status; the base of time-outs
 * @param batch its batch
 * @param input URIs separated by one space
 * @param output directory URI
 * @param container docker image, none for a native command
 * @param containerOptions options of docker; an empty text is not the same as none
 * @param resource URIs separated by one space
 * @param retry remaining retries
 * @param downloadTimeout seconds it may stay accepted
 * @param runTimeout seconds it may stay running
 * @param useCache whether an earlier result may be reused
 */
public record TaskRow(
    TaskId id,
    @Nullable String name,
    String command,
    String status,
    Instant created,
    @Nullable Instant modified,
    @Nullable Instant statusSince,
    String batch,
    @Nullable String input,
    @Nullable String output,
    @Nullable String container,
    @Nullable String containerOptions,
    @Nullable String resource,
    int retry,
    @Nullable Integer downloadTimeout,
    @Nullable Integer runTimeout,
    @Nullable Boolean useCache) {}
