package io.scitq.ovh;

import com.fasterxml.jackson.databind.JsonNode;
import io.scitq.spi.QuotaKind;
import io.scitq.spi.QuotaReading;
import io.scitq.spi.Region;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The {@code instance} object of a quota row to readings; -1 is unlimited and gives none. Pure.
 *
 * @param where region of the row
 * @param instance the object
 * @param observedAt when OVH said it
 */
record QuotaMapping(Region where, JsonNode instance, Instant observedAt) {
  /** The unit of maxRam is not documented: per core it is 1 to 64 in GB, 1000 and more in MB. */
  private static final double MOST_GB_PER_CORE = 64;

  private static final double LEAST_MB_PER_CORE = 500;
  private static final long MB_PER_GB = 1000;

  static boolean isReadable(JsonNode row) {
    JsonNode instance = row.path("instance");
    return Stream.of("maxCores", "usedCores", "maxInstances", "usedInstances")
        .allMatch(field -> figure(instance, field).isPresent());
  }

  List<QuotaReading> readings() {
    return Stream.of(
            reading(QuotaKind.CORES, "maxCores", "usedCores", 1),
            reading(QuotaKind.INSTANCES, "maxInstances", "usedInstances", 1),
            memory())
        .flatMap(Optional::stream)
        .toList();
  }

  /** The limit is maxRam, the use is usedRAM: spelled so. */
  private Optional<QuotaReading> memory() {
    double ram = figure(instance, "maxRam").orElse(0);
    double cores = figure(instance, "maxCores").orElse(0);
    double perCore = cores > 0 ? ram / cores : 0;
    if (perCore >= LEAST_MB_PER_CORE) {
      return reading(QuotaKind.MEMORY_GB, "maxRam", "usedRAM", MB_PER_GB);
    }
    return perCore >= 1 && perCore <= MOST_GB_PER_CORE
        ? reading(QuotaKind.MEMORY_GB, "maxRam", "usedRAM", 1)
        : Optional.empty();
  }

  private Optional<QuotaReading> reading(QuotaKind kind, String max, String used, long divisor) {
    long limit = figure(instance, max).orElse(-1);
    long use = figure(instance, used).orElse(-1);
    return limit < 0 || use < 0
        ? Optional.empty()
        : Optional.of(new QuotaReading(where, kind, limit / divisor, use / divisor, observedAt));
  }

  private static OptionalLong figure(JsonNode instance, String field) {
    JsonNode value = instance.path(field);
    return value.isIntegralNumber() && value.canConvertToLong()
        ? OptionalLong.of(value.asLong())
        : OptionalLong.empty();
  }
}
