package io.scitq.server;

import io.scitq.server.config.ProviderSetups;
import io.scitq.server.config.ScitqdConfig;
import io.scitq.spi.Provider;
import io.scitq.spi.ProviderFactory;
import io.scitq.spi.ProviderId;
import io.scitq.spi.ProviderSetup;
import io.scitq.spi.ServerId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The providers of this daemon.
 *
 * @param enabled configured ones, by name
 * @param disabled the others, with the reason
 */
record Providers(List<Provider> enabled, Map<ProviderId, String> disabled) {
  private static final Logger LOG = LoggerFactory.getLogger(Providers.class);

  Providers {
    enabled = enabled.stream().sorted(Comparator.comparing(Provider::id)).toList();
    disabled = Map.copyOf(disabled);
  }

  /**
   * Makes those that are configured.
   *
   * @throws StartFailure with every mistake of every provider
   */
  static Providers create(
      List<ProviderFactory> factories, ScitqdConfig config, ServerId server, InstantSource clock) {
    Map<ProviderId, ProviderSetup> setups =
        ProviderSetups.of(factories, config.values(), server, clock);
    // one that stands in for others is not missed where it is not used: nothing is to be filled in
    Set<ProviderId> standIns =
        factories.stream()
            .filter(factory -> !factory.settingsWhenAlone().isEmpty())
            .map(ProviderFactory::id)
            .collect(Collectors.toSet());
    List<Provider> enabled = new ArrayList<>();
    Map<ProviderId, String> disabled = new TreeMap<>();
    List<String> mistakes = new ArrayList<>();
    setups.forEach((id, setup) -> {
      switch (setup) {
        case ProviderSetup.Enabled(Provider provider) -> enabled.add(provider);
        case ProviderSetup.Disabled(String reason) when standIns.contains(id) ->
            LOG.atDebug().addKeyValue("provider", id).addKeyValue("reason", reason).log("not used");
        case ProviderSetup.Disabled(String reason) -> disabled.put(id, reason);
        case ProviderSetup.Invalid(List<String> wrong) -> mistakes.addAll(wrong);
      }
    });
    if (!mistakes.isEmpty()) {
      enabled.forEach(Provider::close);
      throw StartFailure.of(mistakes);
    }
    disabled.forEach((id, reason) ->
        LOG.atInfo()
            .addKeyValue("provider", id)
            .addKeyValue("reason", reason)
            .log("provider disabled"));
    return new Providers(enabled, disabled);
  }

  Set<ProviderId> ids() {
    return enabled.stream().map(Provider::id).collect(Collectors.toUnmodifiableSet());
  }
}
