package io.scitq.api;

/**
 * What a worker deletion did.
 *
 * @param workerId its id
 * @param name its name
 * @param action {@code deleted} when the row is gone, {@code destroying} when its instance is being
 *     deleted first
 */
public record WorkerRemoval(int workerId, String name, String action) {}
