package io.scitq.ovh;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One row of the flavor list that makes sense.
 *
 * @param id differs per region for the same name
 * @param ram as the row says it: GB since 2025-08, MB before
 * @param diskGb system disk
 * @param inboundMbps empty when the row says null
 * @param hourlyPlan the plan code that gives the price, if it is sold by the hour
 */
record FlavorRow(
    String id,
    String name,
    int vcpus,
    double ram,
    double diskGb,
    String type,
    String osType,
    OptionalDouble inboundMbps,
    boolean available,
    Optional<String> hourlyPlan) {
  /** The biggest machine sold has 128 vCPUs (2026-08); this only catches nonsense. */
  private static final int MOST_VCPUS = 100_000;

  /** Why a row cannot be read; empty when it can. */
  static Optional<String> fault(JsonNode row) {
    if (Json.text(row, "name").isEmpty() || Json.text(row, "id").isEmpty()) {
      return Optional.of("a flavor without name or id");
    }
    int vcpus = Json.whole(row, "vcpus").orElse(0);
    if (vcpus < 1 || vcpus > MOST_VCPUS) {
      return Optional.of("vcpus is " + row.path("vcpus"));
    }
    if (Json.number(row, "ram").filter(ram -> ram.signum() > 0).isEmpty()) {
      return Optional.of("ram is " + row.path("ram"));
    }
    if (Json.number(row, "disk").filter(disk -> disk.signum() >= 0).isEmpty()) {
      return Optional.of("disk is " + row.path("disk"));
    }
    return Optional.empty();
  }

  /** Reads a row that has no fault. */
  static FlavorRow of(JsonNode row) {
    return new FlavorRow(
        Json.text(row, "id").orElseThrow(),
        Json.text(row, "name").orElseThrow(),
        Json.whole(row, "vcpus").orElseThrow(),
        Json.number(row, "ram").orElseThrow().doubleValue(),
        Json.number(row, "disk").orElseThrow().doubleValue(),
        Json.text(row, "type").orElse(""),
        Json.text(row, "osType").orElse("").toLowerCase(Locale.ROOT),
        inbound(row),
        row.path("available").asBoolean(true),
        Json.text(row.path("planCodes"), "hourly"));
  }

  /** Windows twins cost more for the same machine; flex shares the plan code of the other one. */
  boolean isTwin() {
    return osType.startsWith("windows") || name.startsWith("win-") || name.endsWith("-flex");
  }

  /** The size family: {@code b3} of {@code b3-8}. */
  String family() {
    int dash = name.lastIndexOf('-');
    return dash > 0 ? name.substring(0, dash) : name;
  }

  private static OptionalDouble inbound(JsonNode row) {
    return Json.number(row, "inboundBandwidth")
        .map(BigDecimal::doubleValue)
        .filter(mbps -> mbps >= 0)
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }
}
