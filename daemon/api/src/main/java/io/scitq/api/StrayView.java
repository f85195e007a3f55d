package io.scitq.api;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Something of ours at a provider that no row knows.
 *
 * @param name the name it bears
 * @param provider where it is
 * @param region where it is
 * @param kind {@code machine}, or {@code parts} for interfaces, addresses and disks without one
 * @param flavor of the machine, null when unknown
 * @param vendorId the provider's own id
 * @param createdDate when the provider made it, null when it does not tell
 * @param firstSeen when a listing had it first
 * @param lastSeen when a listing had it last
 * @param sightings how many listings had it
 * @param state {@code seen} once, {@code ripe} when it is old enough and was seen twice, {@code
 *     deleting}
 * @param cost per hour, null when unknown
 * @param costPerDay the same for a day
 * @param currency of both
 * @param detail what the provider says about it, or what came of deleting it
 */
public record StrayView(
    String name,
    String provider,
    String region,
    String kind,
    @Nullable String flavor,
    String vendorId,
    @Nullable String createdDate,
    String firstSeen,
    String lastSeen,
    int sightings,
    String state,
    @Nullable BigDecimal cost,
    @Nullable BigDecimal costPerDay,
    @Nullable String currency,
    String detail) {}
