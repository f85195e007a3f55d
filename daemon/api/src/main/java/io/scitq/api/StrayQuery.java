package io.scitq.api;

import org.jspecify.annotations.Nullable;

/**
 * Selects strays.
 *
 * @param provider only of this provider
 * @param name only of this name; required for deleting
 */
public record StrayQuery(@Nullable String provider, @Nullable String name) {}
