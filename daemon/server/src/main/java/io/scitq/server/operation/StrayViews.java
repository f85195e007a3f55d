package io.scitq.server.operation;

import io.scitq.api.StrayView;
import io.scitq.store.StrayRow;
import java.math.BigDecimal;
import java.util.Optional;

/** Strays as views. */
final class StrayViews {
  private static final BigDecimal DAY = BigDecimal.valueOf(24);

  private StrayViews() {}

  static StrayView view(StrayRow row) {
    Optional<BigDecimal> cost = row.price().map(price -> price.perHour());
    return new StrayView(
        row.name().value(),
        row.id().provider().value(),
        row.where().name(),
        row.parts() ? "parts" : "machine",
        row.flavor().isEmpty() ? null : row.flavor(),
        row.id().vendorId(),
        row.createdAt().map(Dates::text).orElse(null),
        Dates.text(row.firstSeen()),
        Dates.text(row.lastSeen()),
        row.sightings(),
        state(row),
        cost.orElse(null),
        cost.map(DAY::multiply).orElse(null),
        row.price().map(price -> price.currency().getCurrencyCode()).orElse(null),
        row.note().orElse(row.detail()));
  }

  private static String state(StrayRow row) {
    if (row.deleting()) {
      return "deleting";
    }
    return row.ripe() ? "ripe" : "seen";
  }
}
