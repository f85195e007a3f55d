package io.scitq.quota;

/**
 * How many more instances of an offering fit.
 *
 * @param instances 0 or more
 * @param known false when no quota is known and the rule for unknown quotas decides
 * @param limiting the ceiling that leaves the least room
 */
public record Room(int instances, boolean known, Ceiling limiting) {}
