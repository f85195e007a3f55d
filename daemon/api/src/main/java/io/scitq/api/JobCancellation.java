package io.scitq.api;

/**
 * What became of a job that was cancelled.
 *
 * @param jobId its id
 * @param target name of its worker, empty when there is none yet
 * @param action {@code cancelled} when nothing was made, {@code destroying} when what was made is
 *     being deleted
 */
public record JobCancellation(int jobId, String target, String action) {}
