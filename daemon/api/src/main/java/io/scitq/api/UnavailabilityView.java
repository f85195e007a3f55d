package io.scitq.api;

import org.jspecify.annotations.Nullable;

/**
 * What a failure forbids.
 *
 * @param id its number
 * @param provider provider
 * @param region the one region it covers, null for all
 * @param flavor the one flavor it covers, null for all
 * @param family the family it covers, from {@code minCpu} up; null for all
 * @param minCpu smallest size of the family that is covered, null without a family
 * @param cause kind of failure, such as no_capacity or quota_reached
 * @param since when it was first met
 * @param until when it ends, null for when an operator clears it
 * @param repeats how many times in a row it was met
 * @param said what the provider said
 * @param holds false when it has ended and one launch may probe it
 */
public record UnavailabilityView(
    long id,
    String provider,
    @Nullable String region,
    @Nullable String flavor,
    @Nullable String family,
    @Nullable Integer minCpu,
    String cause,
    String since,
    @Nullable String until,
    int repeats,
    String said,
    boolean holds) {}
