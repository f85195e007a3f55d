package io.scitq.task;

/**
 * How much of a recycled worker a task of an earlier batch occupies, an entry of scitq 1.3's {@code
 * task_properties}.
 *
 * @param weight slots per task, 1 for an ordinary task
 * @param priority higher ones start first on the worker
 */
public record TaskWeight(double weight, int priority) {}
