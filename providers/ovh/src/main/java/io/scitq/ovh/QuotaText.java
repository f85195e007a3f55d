package io.scitq.ovh;

import io.scitq.spi.LaunchFailure.QuotaReached;
import io.scitq.spi.QuotaKind;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the figures out of OpenStack's sentence "Quota exceeded for cores: Requested 8, but already
 * used 30 of 34 cores"; with several resources the first one counts. Pure.
 */
final class QuotaText {
  private static final Pattern NOVA =
      Pattern.compile(
          "quota exceeded for ([a-z_]+)[^:]*: *requested [0-9][0-9, ]*but already used"
              + " ([0-9]{1,15})[0-9, ]* of ([0-9]{1,15})");

  /** Nova counts memory in MiB. */
  private static final long MIB_PER_GIB = 1024;

  private QuotaText() {}

  static QuotaReached read(String code, String text) {
    String words = text.toLowerCase(Locale.ROOT);
    Matcher figures = NOVA.matcher(words);
    if (!figures.find()) {
      return new QuotaReached(kind(words), OptionalLong.empty(), OptionalLong.empty(), code, text);
    }
    QuotaKind kind = kind(figures.group(1));
    long divisor = kind == QuotaKind.MEMORY_GB ? MIB_PER_GIB : 1;
    return new QuotaReached(
        kind,
        OptionalLong.of(Long.parseLong(figures.group(3)) / divisor),
        OptionalLong.of(Long.parseLong(figures.group(2)) / divisor),
        code,
        text);
  }

  /** Cores are the ceiling that is met first at OVH, so they are assumed where nothing is said. */
  private static QuotaKind kind(String words) {
    if (words.contains("core") || words.contains("cpu")) {
      return QuotaKind.CORES;
    }
    if (words.contains("ram") || words.contains("memory")) {
      return QuotaKind.MEMORY_GB;
    }
    if (words.contains(" ip") || words.contains("floating")) {
      return QuotaKind.PUBLIC_IPS;
    }
    return words.contains("instance") ? QuotaKind.INSTANCES : QuotaKind.CORES;
  }
}
