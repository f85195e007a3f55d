package io.scitq.api;

/** Asks for a text of the server's configuration that workers need. */
public record ConfigQuery() {}
