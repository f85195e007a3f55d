package io.scitq.api;

import org.jspecify.annotations.Nullable;

/**
 * What an execution printed.
 *
 * @param taskId its task
 * @param executionId its id
 * @param status its status
 * @param returnCode null before its end
 * @param output a piece of the standard output, null when nothing was ever printed or wanted
 * @param error a piece of the standard error, likewise
 * @param nextOutput position after the piece
 * @param nextError position after the piece
 * @param more true when there is more of either by now
 */
public record OutputView(
    int taskId,
    int executionId,
    String status,
    @Nullable Integer returnCode,
    @Nullable String output,
    @Nullable String error,
    long nextOutput,
    long nextError,
    boolean more) {}
