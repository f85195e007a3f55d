package io.scitq.store;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A job: work on a worker's machine.
 *
 * @param id its id
 * @param target name of the worker, empty before it is known
 * @param action worker_create, worker_deploy or worker_destroy
 * @param status pending, running, succeeded or failed
 * @param retry retries left
 * @param progression 0 to 100 while it runs
 * @param created when it was asked for; of the Python server's jobs in its database's time zone
 * @param modified when it last changed
 * @param provider of the machine
 * @param region of the machine
 * @param flavor of the machine
 * @param log the end of what happened so far
 */
public record JobRow(
    int id,
    String target,
    String action,
    String status,
    int retry,
    OptionalInt progression,
    Optional<Instant> created,
    Optional<Instant> modified,
    Optional<String> provider,
    Optional<String> region,
    Optional<String> flavor,
    Optional<String> log) {}
