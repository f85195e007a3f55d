package io.scitq.store;

import io.scitq.task.WorkerId;
import org.jspecify.annotations.Nullable;

/**
 * A message to a worker, delivered once.
 *
 * @param execution whom it is for, none for the worker itself
 * @param worker who reads it
 * @param signal a UNIX signal, or -1 clean, -2 restart, -3 forget resources for the worker itself
 */
public record WorkerSignal(@Nullable Integer execution, WorkerId worker, int signal) {}
