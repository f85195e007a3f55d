package io.scitq.api;

import org.jspecify.annotations.Nullable;

/**
 * One ceiling of a region.
 *
 * @param provider provider
 * @param region region
 * @param kind what it counts: declared-cores, cores, spot-cores, instances, public-ips, memory-gb,
 *     unknown-quota; of a learned one the cause
 * @param origin declared (by the operator), provider (read from it), rule (nobody has said
 *     anything) or learned (from a refusal)
 * @param limit the ceiling, null when it is learned
 * @param usedByCloud what the provider counted when it was read, null when it was not asked
 * @param usedByUs what our instances take, those being launched among them; null when learned
 * @param inFlight the part of it that is being launched; null when learned
 * @param left what can still be launched
 * @param ageSeconds how long ago the provider said it, null when it was not asked
 * @param until when a learned one ends
 * @param said what the provider said, of a learned one
 */
public record QuotaView(
    String provider,
    String region,
    String kind,
    String origin,
    @Nullable Long limit,
    @Nullable Long usedByCloud,
    @Nullable Long usedByUs,
    @Nullable Long inFlight,
    long left,
    @Nullable Long ageSeconds,
    @Nullable String until,
    @Nullable String said) {}
