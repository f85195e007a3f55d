package io.scitq.cli.verb;

import io.scitq.cli.json.Json;

/**
 * A verb as it was called.
 *
 * @param given its options
 * @param body the fields that options fill, already checked
 */
public record Call(Options given, Json.Fields body) {}
