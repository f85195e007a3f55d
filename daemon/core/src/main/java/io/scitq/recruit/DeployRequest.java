package io.scitq.recruit;

/**
 * One worker that a person, or another program, asked for.
 *
 * @param jobId row of the job table
 * @param flavor flavor name, {@code auto} or {@code auto:filters}
 * @param region region or {@code auto}
 * @param provider provider or {@code auto}
 * @param concurrency tasks at once
 * @param prefetch tasks prepared ahead
 * @param batch its batch
 */
public record DeployRequest(
    int jobId,
    String flavor,
    String region,
    String provider,
    int concurrency,
    int prefetch,
    String batch) {}
