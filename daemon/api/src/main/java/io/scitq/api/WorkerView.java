package io.scitq.api;

import org.jspecify.annotations.Nullable;

/**
 * A worker.
 *
 * @param workerId its id
 * @param name its name
 * @param status paused, running, offline, failed or evicted
 * @param concurrency tasks at once
 * @param creationDate when the row was made
 * @param lastContactDate last ping, null before the first
 * @param batch its batch
 * @param provider provider of its instance
 * @param region region of its instance
 * @param flavor flavor of its instance
 * @param ipv4 address of its instance
 * @param ansibleActive true while it has cloud resources
 * @param prefetch tasks prepared ahead
 * @param assigned latest executions not yet accepted
 * @param accepted latest executions accepted
 * @param running latest executions running
 * @param failed latest executions failed
 * @param succeeded latest executions succeeded
 * @param permanent true when scitq did not make its machine
 * @param cost price per hour at launch, null when not launched by us
 * @param currency ISO 4217
 * @param spent what its instance has cost so far, null when not launched by us
 * @param instance how its launch or deletion stands, null when not launched by us
 */
public record WorkerView(
    int workerId,
    String name,
    String status,
    int concurrency,
    @Nullable String creationDate,
    @Nullable String lastContactDate,
    String batch,
    @Nullable String provider,
    @Nullable String region,
    @Nullable String flavor,
    @Nullable String ipv4,
    boolean ansibleActive,
    int prefetch,
    long assigned,
    long accepted,
    long running,
    long failed,
    long succeeded,
    boolean permanent,
    @Nullable Double cost,
    @Nullable String currency,
    @Nullable Double spent,
    @Nullable String instance) {}
