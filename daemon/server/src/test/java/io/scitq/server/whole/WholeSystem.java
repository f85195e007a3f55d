package io.scitq.server.whole;

import io.scitq.server.Daemon;
import io.scitq.server.Wiring;
import io.scitq.server.config.Command;
import io.scitq.server.config.ConfigReader;
import io.scitq.server.config.ConfigRequest;
import io.scitq.server.config.ConfigResult;
import io.scitq.server.config.Host;
import io.scitq.server.http.rest.PreparedCluster;
import io.scitq.sim.SimClouds;
import io.scitq.sim.cloud.SimOptions;
import io.scitq.spi.ProviderFactory;
import io.scitq.spi.ProviderKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** Simulated clouds and a daemon in this JVM, on free ports, with an embedded PostgreSQL. */
final class WholeSystem implements AutoCloseable {
  /** Everything that takes minutes in real life takes seconds. */
  static final Map<String, String> QUICK =
      Map.of(
          "LOG_LEVEL", "WARN",
          "SCITQ_TICK_SECONDS", "1",
          "SCITQ_IDLE_TIMEOUT_SECONDS", "2",
          "SCITQ_REGISTER_TIMEOUT_SECONDS", "30");

  private final SimClouds clouds;
  private final Daemon daemon;
  private final Client client;

  private WholeSystem(SimClouds clouds, Daemon daemon) {
    this.clouds = clouds;
    this.daemon = daemon;
    client = new Client(daemon.address());
  }

  /** Starts both; the settings win over the quick ones. */
  static WholeSystem start(Path data, SimOptions options, Map<String, String> settings) {
    SimClouds clouds = SimClouds.start(options);
    try {
      Map<String, String> all = new TreeMap<>(clouds.configuration());
      all.putAll(QUICK);
      all.putAll(settings);
      return new WholeSystem(clouds, daemon(data, all));
    } catch (RuntimeException failure) {
      clouds.close();
      throw failure;
    }
  }

  /** A daemon alone; it has workers of this host only when the settings say so. */
  static Daemon daemon(Path data, Map<String, String> given) {
    Map<String, String> settings = new TreeMap<>(given);
    settings.putIfAbsent("SCITQ_LOCAL", "0");
    if (!settings.containsKey("SQLALCHEMY_DATABASE_URI") && Files.isDirectory(data.getParent())) {
      PreparedCluster.lendTo(data);
    }
    List<ProviderFactory> factories =
        ServiceLoader.load(ProviderFactory.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
    List<ProviderKey> keys = factories.stream().flatMap(one -> one.keys().stream()).toList();
    Command.Options options =
        new Command.Options(Optional.empty(), Optional.of(data), Optional.of("127.0.0.1:0"));
    ConfigResult result =
        ConfigReader.read(ConfigRequest.isolated(options, settings, keys, Host.current(Map.of())));
    return switch (result) {
      case ConfigResult.Valid valid -> Wiring.start(valid.config(), factories);
      case ConfigResult.Wrong wrong -> throw new AssertionError(wrong.mistakes());
    };
  }

  SimClouds clouds() {
    return clouds;
  }

  Client client() {
    return client;
  }

  @Override
  public void close() {
    client.close();
    daemon.close();
    clouds.close();
  }
}
