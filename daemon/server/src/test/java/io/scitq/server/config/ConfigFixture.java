package io.scitq.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.server.config.Command.Options;
import io.scitq.spi.ProviderKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Configurations without files. */
final class ConfigFixture {
  static final Host HOST = new Host(false, Path.of("/home/u/.local/share"), "Brain.example.org");
  static final List<ProviderKey> KEYS =
      List.of(
          new ProviderKey("OVH_APPLICATIONKEY", false, "key"),
          new ProviderKey("MARS_TOKEN", true, "token"));

  private ConfigFixture() {}

  static ConfigResult read(Map<String, String> environment) {
    return ConfigReader.read(
        new ConfigRequest(Options.NONE, Map.of(), environment, Optional.empty(), KEYS, HOST));
  }

  static ScitqdConfig good(Map<String, String> environment) {
    ConfigResult result = read(environment);
    assertThat(result).isInstanceOf(ConfigResult.Valid.class);
    return ((ConfigResult.Valid) result).config();
  }

  static List<String> mistakes(Map<String, String> environment) {
    ConfigResult result = read(environment);
    assertThat(result).isInstanceOf(ConfigResult.Wrong.class);
    return ((ConfigResult.Wrong) result).mistakes();
  }
}
