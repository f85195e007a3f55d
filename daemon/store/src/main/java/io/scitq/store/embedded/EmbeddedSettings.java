package io.scitq.store.embedded;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the embedded PostgreSQL lives and what it runs.
 *
 * @param directory folder of its own, made when missing: cluster, password, port, log, binaries
 * @param home an installed PostgreSQL (the folder above {@code bin}); empty unpacks the bundled one
 * @param overrides server settings by name, stronger than ours; for tests and special hosts
 */
public record EmbeddedSettings(Path directory, Optional<Path> home, Map<String, String> overrides) {
  public EmbeddedSettings {
    directory = directory.toAbsolutePath().normalize();
    overrides = Map.copyOf(overrides);
  }

  /** The bundled PostgreSQL in this folder, with our settings. */
  public static EmbeddedSettings in(Path directory) {
    return new EmbeddedSettings(directory, Optional.empty(), Map.of());
  }

  /** The same with another, installed PostgreSQL. */
  public EmbeddedSettings withHome(Path installed) {
    return new EmbeddedSettings(directory, Optional.of(installed), overrides);
  }

  /** The same with one server setting replaced. */
  public EmbeddedSettings with(String setting, String value) {
    Map<String, String> changed = new LinkedHashMap<>(overrides);
    changed.put(setting, value);
    return new EmbeddedSettings(directory, home, changed);
  }
}
