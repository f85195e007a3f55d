package io.scitq.server.config;

import io.scitq.server.config.ConfigKey.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the value of each key: flag, then override, then environment, then file, then default.
 *
 * @param settings the effective values in the order of the keys
 * @param mistakes what could not be read
 * @param warnings what was read but means nothing to us
 */
record Sources(Map<String, Setting> settings, List<String> mistakes, List<String> warnings) {
  static Sources read(ConfigRequest request, ConfigKeys keys) {
    Optional<Path> file =
        request.options().config().or(() -> request.defaultFile().filter(Files::exists));
    ConfigFile content = file.map(ConfigFile::read).orElse(ConfigFile.NONE);
    List<String> mistakes = new ArrayList<>(content.mistakes());
    List<String> warnings = new ArrayList<>();
    content.entries().keySet().stream()
        .filter(name -> keys.find(name).isEmpty())
        .forEach(
            name -> report(name, file.orElseThrow() + ":" + line(content, name), keys, mistakes));
    request.environment().keySet().stream()
        .sorted()
        .filter(name -> name.startsWith("SCITQ_") && keys.find(name).isEmpty())
        .forEach(name -> report(name, "environment", keys, warnings));
    Map<String, Setting> settings = new LinkedHashMap<>();
    for (ConfigKey key : keys.all()) {
      effective(key, request, content, file)
          .filter(setting -> !setting.value().isBlank())
          .ifPresent(setting -> settings.put(key.name(), setting));
    }
    return new Sources(settings, mistakes, warnings);
  }

  /** Keys that are not ours pass in silence; one that looks like ours is a slip of the pen. */
  private static void report(String name, String where, ConfigKeys keys, List<String> into) {
    if (name.startsWith("SCITQ_") && !ConfigKeys.isLaunchers(name)) {
      List<String> known =
          keys.all().stream()
              .map(ConfigKey::name)
              .filter(k -> k.startsWith("SCITQ_"))
              .sorted()
              .toList();
      String hint =
          Nearest.to(name, known)
              .map(near -> ", did you mean " + near + "?")
              .orElse(", allowed are " + String.join(", ", known));
      into.add("unknown key " + name + " (" + where + ")" + hint);
    }
  }

  private static int line(ConfigFile content, String name) {
    return Optional.ofNullable(content.entries().get(name)).map(ConfigFile.Entry::line).orElse(0);
  }

  /** A blank value in one source unsets the key there; the next source is asked. */
  private static Optional<Setting> effective(
      ConfigKey key, ConfigRequest request, ConfigFile content, Optional<Path> file) {
    String name = key.name();
    boolean legacy = key.kind() == Kind.LEGACY; // PATH of the environment is not configuration
    return flag(name, request)
        .or(() -> text(request.overrides().get(name)).map(v -> setting(key, v, "demo")))
        .or(() ->
            text(legacy ? "" : request.environment().get(name))
                .map(v -> setting(key, v, "environment")))
        .or(() ->
            Optional.ofNullable(content.entries().get(name))
                .filter(entry -> !entry.value().isBlank())
                .map(e -> setting(key, e.value(), file.orElseThrow() + ":" + e.line())))
        .or(() -> text(key.fallback()).map(v -> setting(key, v, "default")));
  }

  private static Optional<Setting> flag(String name, ConfigRequest request) {
    return switch (name) {
      case ConfigKeys.DATA ->
          request.options().data().map(v -> new Setting(name, v.toString(), "--data", false));
      case ConfigKeys.LISTEN ->
          request.options().listen().map(v -> new Setting(name, v, "--listen", false));
      default -> Optional.empty();
    };
  }

  private static Optional<String> text(@Nullable String value) {
    return Optional.ofNullable(value).filter(text -> !text.isBlank());
  }

  private static Setting setting(ConfigKey key, String value, String origin) {
    return new Setting(key.name(), value.strip(), origin, key.secret());
  }
}
