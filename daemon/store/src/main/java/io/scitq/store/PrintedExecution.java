package io.scitq.store;

import org.jspecify.annotations.Nullable;

/**
 * An execution and what was wanted of its output.
 *
 * @param row the execution
 * @param output standard output, none when nothing was printed, wanted, or when it is too long
 * @param error standard error, likewise
 * @param tooLong true when the two are to be read piece by piece instead
 */
public record PrintedExecution(
    ExecutionRow row, @Nullable String output, @Nullable String error, boolean tooLong) {}
