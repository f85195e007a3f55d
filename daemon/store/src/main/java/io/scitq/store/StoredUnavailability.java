package io.scitq.store;

import io.scitq.quota.Unavailability;

/**
 * A learned block with its number.
 *
 * @param id a number for people; a renewed block of the same scope keeps it
 * @param block what was learned
 */
public record StoredUnavailability(long id, Unavailability block) {}
