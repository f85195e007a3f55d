package io.scitq.cli.verb;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The options given to one verb.
 *
 * @param values what was given, by {@link Opt#name}, in the order of the command line; empty text
 *     for a flag
 */
public record Options(Map<String, List<String>> values) {
  /** Copies the map. */
  public Options {
    values = Map.copyOf(values);
  }

  /** True when the option was given, with or without a value. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** The last value of an option; nothing when it was not given or given empty. */
  public Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name))
        .map(List::getLast)
        .filter(value -> !value.isEmpty());
  }

  /** Every value of an option. */
  public List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }
}
