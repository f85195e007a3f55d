package io.scitq.server.http.rest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Dates as Python's {@code fromisoformat} reads and writes them: UTC, no zone, 0 or 6 digits. */
final class WireDate {
  private static final DateTimeFormatter WHOLE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  private WireDate() {}

  static @Nullable String of(@Nullable Instant date) {
    if (date == null) {
      return null;
    }
    return (date.getNano() / 1000 == 0 ? WHOLE : MICROS).format(date);
  }

  static Instant parse(String text) {
    try {
      return LocalDateTime.parse(text.strip().replace(' ', 'T')).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw RestException.invalid(
          "'" + text + "' is no date like 2026-11-23T00:41:25.056505 (UTC, without zone)");
    }
  }
}
