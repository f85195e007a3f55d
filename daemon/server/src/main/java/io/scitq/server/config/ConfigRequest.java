package io.scitq.server.config;

import io.scitq.server.config.Command.Options;
import io.scitq.spi.ProviderKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the configuration is to be read.
 *
 * @param options of the command line, which win
 * @param overrides values that come next, with no regard to the environment
 * @param environment the process environment
 * @param defaultFile read when no file is named, if it exists
 * @param providerKeys keys that the providers declare
 * @param host what defaults depend on
 */
public record ConfigRequest(
    Options options,
    Map<String, String> overrides,
    Map<String, String> environment,
    Optional<Path> defaultFile,
    List<ProviderKey> providerKeys,
    Host host) {
  private static final Path SYSTEM_FILE = Path.of("/etc/scitq.conf");

  /** Copies the collections. */
  public ConfigRequest {
    overrides = Map.copyOf(overrides);
    environment = Map.copyOf(environment);
    providerKeys = List.copyOf(providerKeys);
  }

  /** The usual places: command line, environment, {@code /etc/scitq.conf}. */
  public static ConfigRequest usual(
      Options options, Map<String, String> environment, List<ProviderKey> keys, Host host) {
    return new ConfigRequest(options, Map.of(), environment, Optional.of(SYSTEM_FILE), keys, host);
  }

  /**
   * For the demonstration: neither the environment nor the system's file is read, because they may
   * hold the credentials and the database of a real installation.
   */
  public static ConfigRequest isolated(
      Options options, Map<String, String> overrides, List<ProviderKey> keys, Host host) {
    return new ConfigRequest(options, overrides, Map.of(), Optional.empty(), keys, host);
  }

  @Override
  public String toString() {
    return "ConfigRequest[" + options + "]"; // the values hold credentials
  }
}
