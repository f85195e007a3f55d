package io.scitq.api;

import org.jspecify.annotations.Nullable;

/**
 * Selects start-up records, to be shown or cleared.
 *
 * @param provider only of this provider
 */
public record StartupQuery(@Nullable String provider) {}
