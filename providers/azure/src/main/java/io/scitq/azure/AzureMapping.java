package io.scitq.azure;

import io.scitq.spi.EvictionRate;
import io.scitq.spi.Exclusion;
import io.scitq.spi.FetchProblem;
import io.scitq.spi.Flavor;
import io.scitq.spi.FlavorId;
import io.scitq.spi.Gpu;
import io.scitq.spi.Offering;
import io.scitq.spi.Price;
import io.scitq.spi.ProviderId;
import io.scitq.spi.Purchase;
import io.scitq.spi.Tags;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns one region's sizes, spot prices and eviction rates into offerings. Pure. */
final class AzureMapping {
  static final ProviderId AZURE = new ProviderId("azure");

  /** Series that demand a security profile which workers do not have. */
  private static final Set<String> CONFIDENTIAL = Set.of("DC", "EC", "NCC");

  private AzureMapping() {}

  /**
   * One region's offerings and the rows that could not be read.
   *
   * @param offerings one for each size, those that may not be chosen with their exclusion
   * @param problems one for each bad row
   */
  record Mapped(List<Offering> offerings, List<FetchProblem> problems) {}

  /**
   * Joins what was read of a region.
   *
   * @param prices spot prices by lower-case size name
   * @param evictions rates by lower-case size name; a size without one is unknown
   */
  static Mapped offerings(
      String region,
      List<VmSize> sizes,
      Map<String, Price> prices,
      Map<String, EvictionRate> evictions) {
    Map<String, Offering> offerings = new LinkedHashMap<>();
    List<FetchProblem> problems = new ArrayList<>();
    for (VmSize size : sizes) {
      Optional<Flavor> flavor = flavor(size);
      if (flavor.isEmpty()) {
        problems.add(
            new FetchProblem(region + "/" + size.name(), "bad-row", "no usable vCPU or memory"));
        continue;
      }
      Optional<Price> price = Optional.ofNullable(prices.get(size.key()));
      Offering offering =
          new Offering(
              flavor.get(),
              region,
              Purchase.SPOT,
              price,
              evictions.getOrDefault(size.key(), EvictionRate.UNKNOWN),
              exclusion(size, region, price));
      offerings.putIfAbsent(size.key(), offering);
    }
    return new Mapped(List.copyOf(offerings.values()), problems);
  }

  /** The hardware shape, empty when the row has no usable figures. */
  static Optional<Flavor> flavor(VmSize size) {
    Optional<Double> vcpus = size.figure("vCPUsAvailable").or(() -> size.figure("vCPUs"));
    Optional<Double> memory = size.figure("MemoryGB");
    if (size.name().isBlank()
        || vcpus.filter(count -> count >= 1).isEmpty()
        || memory.filter(gb -> gb > 0).isEmpty()) {
      return Optional.empty();
    }
    Optional<Gpu> gpu = GpuTable.find(size);
    double nvme = nvmeGb(size);
    String tags = (gpu.isPresent() ? "G" : "") + (nvme > 0 ? "N" : "");
    return Optional.of(
        new Flavor(
            new FlavorId(AZURE, size.name()),
            family(size),
            vcpus.get().intValue(),
            memory.get(),
            Math.max(nvme, size.figure("MaxResourceVolumeMB").orElse(0.0) / 1024),
            Optional.empty(),
            gpu,
            new Tags(tags)));
  }

  /** The first fact that forbids choosing it: of the size, of the subscription, of the price. */
  static Optional<Exclusion> exclusion(VmSize size, String region, Optional<Price> price) {
    Optional<SizeName> name = SizeName.read(size.name());
    if (isArm(size, name)) {
      return Optional.of(Exclusion.ARM64);
    }
    if (size.capability("ConfidentialComputingType").filter(t -> !t.isEmpty()).isPresent()
        || name.map(n -> CONFIDENTIAL.contains(n.series())).orElse(false)) {
      return Optional.of(Exclusion.CONFIDENTIAL);
    }
    if (isLegacy(size)) {
      return Optional.of(Exclusion.LEGACY_SIZE);
    }
    if (!takesPremiumDisks(size, name)) {
      return Optional.of(Exclusion.NO_PREMIUM_STORAGE);
    }
    if (size.says("LowPriorityCapable", "False")) {
      return Optional.of(Exclusion.NOT_SPOT_CAPABLE);
    }
    if (size.restrictions().stream().anyMatch(restriction -> restriction.forbids(region))) {
      return Optional.of(Exclusion.RESTRICTED);
    }
    return price.isEmpty() ? Optional.of(Exclusion.NO_PRICE) : Optional.empty();
  }

  /** The vendor spells one family in several ways, with blanks and in either case. */
  private static String family(VmSize size) {
    return size.family().replace(" ", "").toLowerCase(Locale.ROOT);
  }

  /** The biggest NVMe disk: sizes from v6 on report 0 in MaxResourceVolumeMB. */
  private static double nvmeGb(VmSize size) {
    return size.figure("NvmeSizePerDiskInMiB")
            .filter(mib -> mib > 0)
            .or(() -> size.figure("NvmeDiskSizeInMiB"))
            .orElse(0.0)
        / 1024;
  }

  private static boolean isArm(VmSize size, Optional<SizeName> name) {
    return size.capability("CpuArchitectureType")
        .map("Arm64"::equalsIgnoreCase)
        .orElseGet(() -> name.map(n -> n.has('p')).orElse(false));
  }

  /** Basic and promotional sizes, and those that cannot boot the second-generation image. */
  private static boolean isLegacy(VmSize size) {
    return size.tier().equalsIgnoreCase("Basic")
        || size.key().startsWith("basic_")
        || size.key().endsWith("_promo")
        || size.says("HyperVGenerations", "V1");
  }

  private static boolean takesPremiumDisks(VmSize size, Optional<SizeName> name) {
    return size.capability("PremiumIO")
        .map("True"::equalsIgnoreCase)
        .orElseGet(() -> name.map(n -> n.has('s')).orElse(false));
  }
}
