package io.scitq.sweep;

import java.time.Instant;

/**
 * A stray that an earlier sweep has seen.
 *
 * @param id what it is
 * @param region where it is
 * @param firstSeen when it was seen first
 * @param sightings how many listings had it
 * @param deleting whether its deletion was decided
 */
public record KnownStray(
    StrayId id, String region, Instant firstSeen, int sightings, boolean deleting) {}
