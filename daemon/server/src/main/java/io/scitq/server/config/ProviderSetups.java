package io.scitq.server.config;

import io.scitq.spi.ProviderFactory;
import io.scitq.spi.ProviderId;
import io.scitq.spi.ProviderSettings;
import io.scitq.spi.ProviderSetup;
import io.scitq.spi.ServerId;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What each provider makes of the configuration; the check and the start ask in the same way. */
public final class ProviderSetups {
  private ProviderSetups() {}

  /**
   * Asks all factories, those last that stand in where no other provider is enabled and only this
   * machine can reach the daemon.
   *
   * @param values the effective configuration by KEY
   */
  public static Map<ProviderId, ProviderSetup> of(
      List<ProviderFactory> factories,
      Map<String, String> values,
      ServerId server,
      InstantSource clock) {
    Map<ProviderId, ProviderSetup> setups = new TreeMap<>();
    List<ProviderFactory> sorted =
        factories.stream()
            .sorted(
                Comparator.comparing((ProviderFactory each) -> !each.settingsWhenAlone().isEmpty())
                    .thenComparing(ProviderFactory::id))
            .toList();
    for (ProviderFactory factory : sorted) {
      boolean alone =
          isLoopback(values)
              && setups.values().stream().allMatch(ProviderSetup.Disabled.class::isInstance);
      Map<String, String> given = new HashMap<>(alone ? factory.settingsWhenAlone() : Map.of());
      given.putAll(values);
      setups.put(factory.id(), factory.create(new ProviderSettings(given, server, clock)));
    }
    return setups;
  }

  private static boolean isLoopback(Map<String, String> values) {
    try {
      return ListenAddress.parse(values.getOrDefault(ConfigKeys.LISTEN, "")).isLoopback();
    } catch (IllegalArgumentException wrong) {
      return false; // reported by whoever reads that key
    }
  }
}
