package io.scitq.api;

import org.jspecify.annotations.Nullable;

/**
 * Which updater, and how.
 *
 * @param provider the provider; required to run, all when absent in a status request
 * @param force accept an update that looks implausible
 */
public record UpdaterCommand(@Nullable String provider, @Nullable Boolean force) {}
