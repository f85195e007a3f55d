package io.scitq.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Instants in the database: UTC without a zone in scitq 1.3's tables, {@code timestamptz} in ours,
 * microseconds in both. {@link Instant#MAX} is {@code infinity}.
 */
final class Utc {
  private Utc() {}

  /** For a column of 1.3's tables. */
  static LocalDateTime naive(Instant instant) {
    return LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
  }

  /** For a column of our tables. */
  static OffsetDateTime zoned(Instant instant) {
    return instant.equals(Instant.MAX)
        ? OffsetDateTime.MAX
        : instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }

  /** From a column of 1.3's tables. */
  static Optional<Instant> naive(ResultSet rows, String column) throws SQLException {
    return Optional.ofNullable(rows.getObject(column, LocalDateTime.class))
        .map(date -> date.toInstant(ZoneOffset.UTC));
  }

  /** From a column of our tables. */
  static Optional<Instant> zoned(ResultSet rows, String column) throws SQLException {
    return Optional.ofNullable(rows.getObject(column, OffsetDateTime.class))
        .map(date -> date.equals(OffsetDateTime.MAX) ? Instant.MAX : date.toInstant());
  }

  /** From a column of our tables that is never null. */
  static Instant present(ResultSet rows, String column) throws SQLException {
    return zoned(rows, column)
        .orElseThrow(() -> new IllegalStateException("column " + column + " must not be null"));
  }
}
