package io.scitq.ovh;

import io.scitq.spi.EvictionRate;
import io.scitq.spi.Exclusion;
import io.scitq.spi.Flavor;
import io.scitq.spi.FlavorId;
import io.scitq.spi.Gpu;
import io.scitq.spi.Offering;
import io.scitq.spi.Price;
import io.scitq.spi.Purchase;
import io.scitq.spi.Tags;
import java.util.Optional;
import java.util.OptionalDouble;

/** A flavor row and its plan in the price list to an offering. Pure. */
final class OvhMapping {
  /**
   * RAM per vCPU above which the row speaks of MB. In GB the ratio is 1 to 15, in MB 1000 to 15000;
   * the amount alone cannot tell, r3-1024 has 1024 GB.
   */
  private static final double MB_RATIO = 200;

  /** 7000 meant 7 GB before August 2025. */
  private static final double MB_PER_GB = 1000;

  private static final double MBPS_PER_GBPS = 1000;

  private OvhMapping() {}

  static Offering offering(FlavorRow row, String region, boolean regionUp, CloudCatalog catalog) {
    Optional<CatalogItem> item = row.hourlyPlan().flatMap(catalog::item);
    return new Offering(
        flavor(row, item),
        region,
        Purchase.ON_DEMAND,
        item.flatMap(CatalogItem::perHour).map(amount -> new Price(amount, catalog.currency())),
        EvictionRate.NEVER,
        exclusion(row, item, regionUp));
  }

  private static Flavor flavor(FlavorRow row, Optional<CatalogItem> item) {
    Optional<Gpu> gpu = item.flatMap(CatalogItem::gpu);
    return new Flavor(
        new FlavorId(OvhProviderFactory.OVH, row.name()),
        row.family(),
        vcpus(row, item),
        memoryGb(row),
        diskGb(row, item),
        bandwidthGbps(row.inboundMbps()),
        gpu,
        tags(row, item));
  }

  /** t1-90 is listed with 16 vCPUs in some regions and 18 in the price list, which is right. */
  private static int vcpus(FlavorRow row, Optional<CatalogItem> item) {
    return item.map(CatalogItem::vcores)
        .filter(vcores -> vcores.isPresent() && vcores.getAsInt() > 0)
        .map(vcores -> vcores.getAsInt())
        .orElse(row.vcpus());
  }

  private static double memoryGb(FlavorRow row) {
    boolean inMb = row.ram() / row.vcpus() > MB_RATIO;
    return inMb ? row.ram() / MB_PER_GB : row.ram();
  }

  private static double diskGb(FlavorRow row, Optional<CatalogItem> item) {
    return Math.max(row.diskGb(), item.map(CatalogItem::diskGb).orElse(0.0));
  }

  private static Optional<Double> bandwidthGbps(OptionalDouble mbps) {
    return mbps.isPresent() ? Optional.of(mbps.getAsDouble() / MBPS_PER_GBPS) : Optional.empty();
  }

  private static Tags tags(FlavorRow row, Optional<CatalogItem> item) {
    StringBuilder letters = new StringBuilder();
    if (row.type().contains("gpu") || item.flatMap(CatalogItem::gpu).isPresent()) {
      letters.append('G');
    }
    if (isMetal(row) || item.map(CatalogItem::metal).orElse(false)) {
      letters.append('M');
    }
    if (isI1(row) || row.type().contains("nvme") || item.map(CatalogItem::nvme).orElse(false)) {
      letters.append('N');
    }
    return new Tags(letters.toString());
  }

  /** True for {@code bm-s1} and {@code metal.eg-256}. */
  private static boolean isMetal(FlavorRow row) {
    return row.name().startsWith("bm")
        || row.name().startsWith("metal")
        || row.type().contains("metal")
        || row.osType().contains("metal");
  }

  /** The NVMe family, of which the price list says only "50 GB SSD" (seen 2026-08). */
  private static boolean isI1(FlavorRow row) {
    return "i1".equals(row.family());
  }

  private static Optional<Exclusion> exclusion(
      FlavorRow row, Optional<CatalogItem> item, boolean regionUp) {
    if (!regionUp) {
      return Optional.of(Exclusion.REGION_DOWN);
    }
    if (!row.osType().isEmpty() && !row.osType().contains("linux")) {
      return Optional.of(Exclusion.NOT_LINUX);
    }
    if (item.map(plan -> isComing(row, plan)).orElse(false)) {
      return Optional.of(Exclusion.COMING_SOON);
    }
    return row.available() ? Optional.empty() : Optional.of(Exclusion.OUT_OF_STOCK);
  }

  /** Announced and not yet to be had: a flavor that is on sale and in stock has come. */
  private static boolean isComing(FlavorRow row, CatalogItem item) {
    return item.announced() && !(item.active() && row.available());
  }
}
