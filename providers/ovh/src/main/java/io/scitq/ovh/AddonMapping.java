package io.scitq.ovh;

import com.fasterxml.jackson.databind.JsonNode;
import io.scitq.spi.Gpu;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** One addon of the price list to what we use of it. */
final class AddonMapping {
  /** {@code price} is in units of 10 to the minus 8; {@code formattedPrice} is rounded to cents. */
  private static final int PRICE_DECIMALS = 8;

  /** The US list says {@code none} on hourly and monthly plans alike (seen 2026-08). */
  private static final Set<String> HOURLY_UNITS = Set.of("hour", "none", "");

  private AddonMapping() {}

  static CatalogItem of(JsonNode addon) {
    JsonNode blobs = addon.path("blobs");
    JsonNode technical = blobs.path("technical");
    return new CatalogItem(
        perHour(addon),
        vcores(technical.path("cpu")),
        gpu(technical.path("gpu")),
        disks(technical).mapToDouble(AddonMapping::capacity).max().orElse(0),
        disks(technical).anyMatch(AddonMapping::isNvme) || passthrough(technical).count() > 0,
        hasTag(blobs, "active"),
        hasTag(blobs, "coming_soon"),
        isMetal(blobs));
  }

  private static Optional<BigDecimal> perHour(JsonNode addon) {
    JsonNode first = addon.path("pricings").path(0);
    if (addon.path("planCode").asText().contains(".monthly")
        || !HOURLY_UNITS.contains(first.path("intervalUnit").asText(""))) {
      return Optional.empty();
    }
    return Json.number(first, "price")
        .filter(price -> price.signum() > 0)
        .map(price -> price.movePointLeft(PRICE_DECIMALS).stripTrailingZeros());
  }

  private static OptionalInt vcores(JsonNode cpu) {
    return "vCore".equals(cpu.path("type").asText())
        ? Json.whole(cpu, "cores")
        : OptionalInt.empty();
  }

  /** {@code memory.size} is of one GPU. */
  private static Optional<Gpu> gpu(JsonNode gpu) {
    int count = Json.whole(gpu, "number").orElse(gpu.isObject() && !gpu.isEmpty() ? 1 : 0);
    if (count < 1) {
      return Optional.empty();
    }
    double each =
        Math.max(0, Json.number(gpu.path("memory"), "size").orElse(BigDecimal.ZERO).doubleValue());
    return Optional.of(new Gpu(Json.text(gpu, "model").orElse(""), count, each * count));
  }

  private static Stream<JsonNode> disks(JsonNode technical) {
    return Stream.concat(
        technical.path("storage").path("disks").valueStream(), passthrough(technical));
  }

  private static Stream<JsonNode> passthrough(JsonNode technical) {
    return technical.path("nvme").path("disks").valueStream();
  }

  private static double capacity(JsonNode disk) {
    return Math.max(0, Json.number(disk, "capacity").orElse(BigDecimal.ZERO).doubleValue());
  }

  private static boolean isNvme(JsonNode disk) {
    String words = disk.path("interface").asText("") + " " + disk.path("technology").asText("");
    return words.toLowerCase(Locale.ROOT).contains("nvme");
  }

  private static boolean hasTag(JsonNode blobs, String tag) {
    return blobs.path("tags").valueStream().anyMatch(each -> tag.equals(each.asText()));
  }

  private static boolean isMetal(JsonNode blobs) {
    String brick = blobs.path("commercial").path("brick").asText("").toLowerCase(Locale.ROOT);
    return brick.contains("metal");
  }
}
