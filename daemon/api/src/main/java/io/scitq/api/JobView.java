package io.scitq.api;

import org.jspecify.annotations.Nullable;

/**
 * Work on a worker's instance.
 *
 * @param jobId its id
 * @param target name of the worker, empty before it is known
 * @param action worker_create, worker_deploy or worker_destroy
 * @param status pending, running, succeeded or failed
 * @param retry retries left
 * @param progression 0 to 100 while it runs
 * @param creationDate when it was asked for
 * @param modificationDate when it last changed
 * @param provider of the instance
 * @param region of the instance
 * @param flavor of the instance
 * @param log what happened so far
 */
public record JobView(
    int jobId,
    String target,
    String action,
    String status,
    int retry,
    @Nullable Integer progression,
    @Nullable String creationDate,
    @Nullable String modificationDate,
    @Nullable String provider,
    @Nullable String region,
    @Nullable String flavor,
    @Nullable String log) {}
