package io.scitq.azure;

import io.scitq.spi.EvictionRate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads Azure's bands of percent per hour: {@code 0-5}, {@code 15-20}, {@code 20+}. */
final class EvictionBands {
  private static final Pattern BAND = Pattern.compile("(\\d{1,3})(?:-(\\d{1,3})|(\\+))?%?");

  private EvictionBands() {}

  /** The upper end of a band, its lower end where it has no upper one; unknown for other texts. */
  static EvictionRate read(String band) {
    Matcher parts = BAND.matcher(band.strip());
    if (!parts.matches()) {
      return EvictionRate.UNKNOWN;
    }
    int percent = Integer.parseInt(parts.group(2) == null ? parts.group(1) : parts.group(2));
    return percent <= 100 ? new EvictionRate.Known(percent) : EvictionRate.UNKNOWN;
  }
}
