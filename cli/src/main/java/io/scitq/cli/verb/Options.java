package io.scitq.cli.verb;

import java.util.Map;
import java.util.Optional;

/**
 * The options given to one verb.
 *
 * @param values what was given, by {@link Opt#name}; empty text for a flag
 */
public record Options(Map<String, String> values) {

  /** Copies the map. */
  public Options {
    values = Map.copyOf(values);
  }

  /** True when the option was given, with or without a value. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** The value of an option; nothing when it was not given or given empty. */
  public Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
  }
}
