package io.scitq.api;

import org.jspecify.annotations.Nullable;

/**
 * How machines of a provider start with the template and image in use.
 *
 * @param provider the provider
 * @param template fingerprint of template, image and server
 * @param failures machines in a row that booted and never registered as workers
 * @param limit so many stop recruiting
 * @param stopped true when it has stopped
 * @param lastFailure when the last of them was given up
 * @param detail what is known about it
 */
public record StartupView(
    String provider,
    String template,
    int failures,
    int limit,
    boolean stopped,
    @Nullable String lastFailure,
    @Nullable String detail) {}
