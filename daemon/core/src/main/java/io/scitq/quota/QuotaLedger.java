package io.scitq.quota;

import io.scitq.spi.Offering;
import io.scitq.spi.QuotaReading;
import io.scitq.spi.Region;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is left of the quotas during one pass. A region whose cores nobody has limited, neither the
 * operator nor the provider, is neither closed nor endless: it may hold a fixed number of
 * instances. Not for several threads.
 */
public final class QuotaLedger {
  private final QuotaFacts facts;
  private final int unknownQuotaInstances;
  private final Map<Region, List<QuotaReading>> readings;
  private final Map<Region, List<QuotaUse>> uses;
  private final Map<Region, List<Released>> released;
  private final Map<Region, RegionQuota> regions = new HashMap<>();

  /**
   * Starts a pass.
   *
   * @param uses every instance of ours that is not known to be gone
   * @param unknownQuotaInstances how many instances a region without known quota may hold
   */
  public QuotaLedger(QuotaFacts facts, Collection<QuotaUse> uses, int unknownQuotaInstances) {
    this(facts, uses, List.of(), unknownQuotaInstances);
  }

  /**
   * Starts a pass.
   *
   * @param uses every instance of ours that is not known to be gone
   * @param released instances of ours that ended since the oldest reading
   * @param unknownQuotaInstances how many instances a region without known quota may hold
   */
  public QuotaLedger(
      QuotaFacts facts,
      Collection<QuotaUse> uses,
      Collection<Released> released,
      int unknownQuotaInstances) {
    this.facts = facts;
    this.unknownQuotaInstances = Math.max(0, unknownQuotaInstances);
    readings = facts.readings().stream().collect(Collectors.groupingBy(QuotaReading::region));
    this.uses = uses.stream().collect(Collectors.groupingBy(use -> use.offering().where()));
    this.released =
        released.stream().collect(Collectors.groupingBy(each -> each.use().offering().where()));
  }

  /** The ceilings of a region; always the same object within a pass. */
  public RegionQuota region(Region region) {
    return regions.computeIfAbsent(region, this::open);
  }

  /** How many more instances of an offering fit. */
  public Room room(Offering offering) {
    return region(offering.id().where()).room(offering.flavor(), offering.purchase());
  }

  /** Takes room for so many instances of an offering. */
  public void reserve(Offering offering, int count) {
    region(offering.id().where()).reserve(offering.flavor(), offering.purchase(), count);
  }

  /** Every ceiling of every region where there is one, or something of ours; by region. */
  public List<QuotaLine> lines() {
    Set<Region> all = new TreeSet<>(facts.declaredCores().keySet());
    all.addAll(readings.keySet());
    all.addAll(uses.keySet());
    return all.stream().flatMap(where -> region(where).lines(where).stream()).toList();
  }

  private RegionQuota open(Region region) {
    Integer declared = facts.declaredCores().get(region);
    return new RegionQuota(
        declared == null ? OptionalInt.empty() : OptionalInt.of(declared),
        readings.getOrDefault(region, List.of()),
        new RegionUse(
            uses.getOrDefault(region, List.of()), released.getOrDefault(region, List.of())),
        unknownQuotaInstances);
  }
}
