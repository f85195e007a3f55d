package io.scitq.server.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads typed values and collects what is wrong with them. */
final class Values {
  private final Map<String, Setting> settings;
  private final List<String> mistakes;

  Values(Map<String, Setting> settings, List<String> mistakes) {
    this.settings = settings;
    this.mistakes = mistakes;
  }

  Optional<String> text(String key) {
    return Optional.ofNullable(settings.get(key)).map(Setting::value);
  }

  /** Parses a value; the parser throws IllegalArgumentException with what is allowed. */
  <T> T read(String key, Function<String, T> parser, T fallback) {
    Optional<Setting> setting = Optional.ofNullable(settings.get(key));
    if (setting.isEmpty()) {
      return fallback;
    }
    try {
      return parser.apply(setting.get().value());
    } catch (IllegalArgumentException e) {
      wrong(key, String.valueOf(e.getMessage()));
      return fallback;
    }
  }

  /** Reports a value. */
  void wrong(String key, String allowed) {
    String shown =
        Optional.ofNullable(settings.get(key)).map(Setting::toString).orElse(key + " (unset)");
    mistakes.add(shown + ": " + allowed);
  }

  int integer(String key, int min, int max) {
    return Math.toIntExact(number(key, min, max));
  }

  long number(String key, long min, long max) {
    return read(key, text -> checked(text, min, max), min);
  }

  private static long checked(String text, long min, long max) {
    String allowed = "must be a whole number from " + min + " to " + max;
    try {
      long value = Long.parseLong(text);
      if (value < min || value > max) {
        throw new IllegalArgumentException(allowed);
      }
      return value;
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(allowed, e);
    }
  }

  Duration seconds(String key, int min, int max) {
    return Duration.ofSeconds(integer(key, min, max));
  }

  Duration hours(String key, int min, int max) {
    return Duration.of(integer(key, min, max), ChronoUnit.HOURS);
  }

  boolean flag(String key) {
    return read(key, Values::flagOf, false);
  }

  private static boolean flagOf(String text) {
    return switch (text) {
      case "1", "true", "yes" -> true;
      case "0", "false", "no" -> false;
      default -> throw new IllegalArgumentException("must be 1 or 0");
    };
  }

  Optional<Path> path(String key) {
    return read(key, text -> Optional.of(absolute(text)), Optional.empty());
  }

  static Path absolute(String text) {
    return Path.of(text).toAbsolutePath().normalize();
  }
}
