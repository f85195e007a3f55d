package io.scitq.azure;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a size's name says, for facts that an answer lacks.
 *
 * @param series the capital letters ({@code D}, {@code NC}, {@code DC})
 * @param options the small letters after the figures ({@code ads})
 * @param version the generation, 1 when the name has none
 * @see <a href="https://learn.microsoft.com/azure/virtual-machines/vm-naming-conventions">naming,
 *     read 2026-10</a>
 */
record SizeName(String series, String options, int version) {
  private static final Pattern SHAPE =
      Pattern.compile(
          "(?i:standard|basic)_(?<series>[A-Z]+)\\d+(?:-\\d+)?(?<options>[a-z]*)(?<rest>_\\w+)?");
  private static final Pattern VERSION = Pattern.compile("_v(\\d{1,2})(?:_|$)");

  static Optional<SizeName> read(String name) {
    Matcher parts = SHAPE.matcher(name);
    if (!parts.matches()) {
      return Optional.empty();
    }
    Matcher version = VERSION.matcher(parts.group("rest") == null ? "" : parts.group("rest"));
    return Optional.of(
        new SizeName(
            parts.group("series"),
            parts.group("options"),
            version.find() ? Integer.parseInt(version.group(1)) : 1));
  }

  boolean has(char option) {
    return options.indexOf(option) >= 0;
  }
}
