package io.scitq.spi;

import java.util.List;
import java.util.Map;

/** Makes a provider from configuration; found with {@link java.util.ServiceLoader}. */
public interface ProviderFactory {
  /** The provider it makes. */
  ProviderId id();

  /** All keys it reads. */
  List<ProviderKey> keys();

  /**
   * Settings that hold where the configuration says nothing, as long as no other provider is
   * enabled and only this machine can reach the daemon: so a queue works without any configuration.
   */
  default Map<String, String> settingsWhenAlone() {
    return Map.of();
  }

  /** Reads and checks the configuration, without talking to the cloud. */
  ProviderSetup create(ProviderSettings settings);
}
