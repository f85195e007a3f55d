package io.scitq.api;

import org.jspecify.annotations.Nullable;

/**
 * Selects executions, newest first. A list of any length is read page by page: the next request
 * says the last id of the page before. A page of long rows holds fewer of them than the limit; only
 * an empty page is the end.
 *
 * @param executionId only this one
 * @param taskId only of this task
 * @param taskName only of tasks with this name
 * @param batch only of tasks of this batch
 * @param status only this status
 * @param latest only the latest of each task when true, only earlier ones when false
 * @param before only ids below this one
 * @param limit at most so many, 1 to 1000, default 1000
 * @param trunc output and error are their last so many characters, 0 for none of them, at most
 *     10,000, default 0
 */
public record ExecutionQuery(
    @Nullable Integer executionId,
    @Nullable Integer taskId,
    @Nullable String taskName,
    @Nullable String batch,
    @Nullable String status,
    @Nullable Boolean latest,
    @Nullable Integer before,
    @Nullable Integer limit,
    @Nullable Integer trunc) {}
