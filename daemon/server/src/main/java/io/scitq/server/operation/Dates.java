package io.scitq.server.operation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Dates as scitq 1.3 writes them: ISO-8601, UTC, without zone, at most six fraction digits. */
final class Dates {
  private Dates() {}

  static String text(Instant instant) {
    return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
        instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC).toLocalDateTime());
  }

  static @Nullable String text(Optional<Instant> instant) {
    return instant.map(Dates::text).orElse(null);
  }
}
