package io.scitq.azure;

import io.scitq.spi.QuotaKind;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the figures out of the sentence in which Azure refuses for a quota. Compute has no other
 * place for them.
 *
 * @param kind which quota
 * @param limit the ceiling, if the sentence names it
 * @param used the use, if the sentence names it
 */
record QuotaText(QuotaKind kind, OptionalLong limit, OptionalLong used) {
  private static final Pattern APPROVED =
      Pattern.compile("exceeding approved (?<name>.+?) quota", Pattern.CASE_INSENSITIVE);
  private static final Pattern LIMIT =
      Pattern.compile("current limit: *(\\d+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern USED =
      Pattern.compile("current usage: *(\\d+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern ADDRESSES =
      Pattern.compile("more than (\\d+) public ip addresses", Pattern.CASE_INSENSITIVE);

  /** Finds the compute quota that a text complains of, if it does. */
  static Optional<QuotaText> read(String text) {
    Matcher approved = APPROVED.matcher(text);
    if (!approved.find()) {
      return Optional.empty();
    }
    QuotaKind kind = kind(approved.group("name").toLowerCase(Locale.ROOT));
    return Optional.of(new QuotaText(kind, number(LIMIT, text), number(USED, text)));
  }

  /** Reads the text that comes with {@code PublicIPCountLimitReached}. */
  static QuotaText addresses(String text) {
    OptionalLong limit = number(ADDRESSES, text);
    return new QuotaText(QuotaKind.PUBLIC_IPS, limit, limit);
  }

  private static QuotaKind kind(String name) {
    if (name.contains("lowpriority") || name.contains("low-priority") || name.contains("spot")) {
      return QuotaKind.SPOT_CORES;
    }
    if (name.contains("publicip") || name.contains("public ip")) {
      return QuotaKind.PUBLIC_IPS;
    }
    if (name.contains("virtualmachines") || name.contains("virtual machines")) {
      return QuotaKind.INSTANCES;
    }
    return QuotaKind.CORES;
  }

  private static OptionalLong number(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    return found.find() ? OptionalLong.of(Long.parseLong(found.group(1))) : OptionalLong.empty();
  }
}
