package io.scitq.api;

/**
 * A text of the server's configuration.
 *
 * @param text the whole file
 */
public record ConfigText(String text) {}
