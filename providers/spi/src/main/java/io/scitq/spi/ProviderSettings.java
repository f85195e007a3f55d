package io.scitq.spi;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * What a factory may read: configuration values by their KEY, the server's id and a clock.
 *
 * @param values the effective configuration, environment already applied; blank values are absent
 * @param serverId owner mark for everything the provider makes
 * @param clock source of the present time
 */
public record ProviderSettings(Map<String, String> values, ServerId serverId, InstantSource clock) {
  /** Copies the values. */
  public ProviderSettings {
    values = Map.copyOf(values);
  }

  /** The value of a key, if it is set and not blank. */
  public Optional<String> value(String key) {
    return Optional.ofNullable(values.get(key)).map(String::strip).filter(text -> !text.isEmpty());
  }

  /** Hides the values, which hold credentials. */
  @Override
  public String toString() {
    return "ProviderSettings[" + values.size() + " values, " + serverId + "]";
  }
}
