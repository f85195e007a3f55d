package io.scitq.api;

import org.jspecify.annotations.Nullable;

/**
 * Asks for what an execution printed. Outputs of any length are read piece by piece: the next
 * request says the positions that the answer gave.
 *
 * @param executionId names the execution
 * @param taskId else the latest execution of this task
 * @param name else the latest execution of the task with this name
 * @param outputPosition first character of the standard output wanted, from 1, default 1; 0 for
 *     none
 * @param errorPosition the same of the standard error
 * @param limit at most so many characters of each, 1 to 1,000,000, default 1,000,000
 */
public record OutputQuery(
    @Nullable Integer executionId,
    @Nullable Integer taskId,
    @Nullable String name,
    @Nullable Long outputPosition,
    @Nullable Long errorPosition,
    @Nullable Integer limit) {}
