package io.scitq.api;

import org.jspecify.annotations.Nullable;

/**
 * One worker that is being deployed.
 *
 * @param jobId its job
 * @param worker its name
 * @param flavor chosen flavor
 * @param provider chosen provider
 * @param region chosen region
 * @param cost per hour
 * @param currency ISO 4217
 */
public record DeployView(
    int jobId,
    String worker,
    String flavor,
    String provider,
    String region,
    @Nullable Double cost,
    @Nullable String currency) {}
