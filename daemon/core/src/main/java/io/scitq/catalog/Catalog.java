package io.scitq.catalog;

import io.scitq.catalog.Explanation.Verdict;
import io.scitq.spi.Flavor;
import io.scitq.spi.FlavorId;
import io.scitq.spi.Offering;
import io.scitq.spi.OfferingId;
import io.scitq.spi.ProviderId;
import io.scitq.spi.Region;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All known offerings at one moment, immutable and ready to be searched. An offering that its
 * provider excludes, or whose price is missing or 0, is known and explained but never chosen; a 0
 * that is declared, as for the operator's own machine, counts.
 */
public final class Catalog {
  /** Nothing is known yet. */
  public static final Catalog EMPTY = of(0, List.of(), Map.of());

  private static final Comparator<Ranked> ORDER =
      Comparator.comparing(Ranked::purchasable)
          .reversed()
          .thenComparingDouble(Ranked::cost)
          .thenComparing(ranked -> ranked.offering.flavor().id().provider())
          .thenComparing(ranked -> ranked.offering.region())
          .thenComparing(ranked -> ranked.offering.flavor().id().name())
          .thenComparing(ranked -> ranked.offering.purchase());

  private final long version;
  private final Columns columns;
  private final Ranking byPrice;
  private final Map<OfferingId, Offering> byId;
  private final Map<FlavorId, Flavor> flavors;
  private final Map<String, List<Flavor>> byName;
  private final Map<Region, Instant> observedAt;

  private Catalog(long version, Ranked[] sorted, Map<Region, Instant> observedAt) {
    this.version = version;
    this.observedAt = Map.copyOf(observedAt);
    byId = HashMap.newHashMap(sorted.length);
    flavors = new HashMap<>();
    List<Offering> distinct = new ArrayList<>(sorted.length);
    int candidates = 0;
    for (Ranked ranked : sorted) {
      Offering offering = ranked.offering;
      if (byId.putIfAbsent(offering.id(), offering) == null) {
        distinct.add(offering);
        flavors.putIfAbsent(offering.flavor().id(), offering.flavor());
        candidates += ranked.purchasable ? 1 : 0;
      }
    }
    byName =
        flavors.values().stream()
            .sorted(Comparator.comparing(Flavor::id))
            .collect(Collectors.groupingBy(flavor -> flavor.id().name()));
    columns = Columns.of(distinct.toArray(Offering[]::new), candidates);
    byPrice = Ranking.of(columns, Map.of(), Map.of());
  }

  /**
   * Builds a catalog. Of two offerings with one id the one that comes first in the search order is
   * kept.
   *
   * @param version grows with each change of the stored catalog
   * @param offerings in any order
   * @param observedAt when each region was last read whole
   */
  public static Catalog of(
      long version, Collection<Offering> offerings, Map<Region, Instant> observedAt) {
    Ranked[] sorted = offerings.stream().map(Ranked::of).toArray(Ranked[]::new);
    Arrays.sort(sorted, ORDER);
    return new Catalog(version, sorted, observedAt);
  }

  /** Grows with each change. */
  public long version() {
    return version;
  }

  /** How many offerings are known, excluded ones too. */
  public int size() {
    return columns.size();
  }

  /** One offering by its key, also when it may not be chosen. */
  public Optional<Offering> find(OfferingId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** A hardware shape, when any region sells it. */
  public Optional<Flavor> flavor(FlavorId id) {
    return Optional.ofNullable(flavors.get(id));
  }

  /** The hardware shapes of this name, by provider; seldom more than one. */
  public List<Flavor> flavors(String name) {
    return byName.getOrDefault(name, List.of());
  }

  /** Names of all hardware shapes, in order. */
  public SortedSet<String> flavorNames() {
    return flavors.keySet().stream()
        .map(FlavorId::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** When the provider said what is known of this region; empty when that is not known. */
  public Optional<Instant> observedAt(Region region) {
    return Optional.ofNullable(observedAt.get(region));
  }

  /** The regions that have offerings; {@link Candidates#region} points into it. */
  public List<Region> regions() {
    return columns.regions();
  }

  /** How many offerings of a provider can be chosen. */
  public int sellable(ProviderId provider) {
    int count = 0;
    for (int row = 0; row < columns.candidates(); row++) {
      count += columns.row(row).flavor().id().provider().equals(provider) ? 1 : 0;
    }
    return count;
  }

  /** The first ones that fit: preferred regions, then the cheapest, at most {@code limit}. */
  public List<Offering> search(OfferingQuery query, int limit) {
    List<Offering> found = new ArrayList<>(Math.clamp(limit, 0, 100));
    Candidates candidates = candidates(query);
    while (found.size() < limit && candidates.next()) {
      found.add(candidates.offering());
    }
    return List.copyOf(found);
  }

  /** All that fit, in the order of {@link #search}, one after the other. */
  public Candidates candidates(OfferingQuery query) {
    return candidates(query, byPrice);
  }

  /** All that fit, in this order. */
  public Candidates candidates(OfferingQuery query, Ranking ranking) {
    return new Candidates(columns, ranking, query);
  }

  /** The order of candidates when some are expected to cost more than their price. */
  public Ranking ranking(Map<OfferingId, Surcharge> surcharges) {
    return surcharges.isEmpty() ? byPrice : Ranking.of(columns, byId, surcharges);
  }

  /**
   * Judges every offering: the first filter or fact that rejects it.
   *
   * @param limit how many verdicts to list; the counts are always of all
   */
  public Explanation explain(OfferingQuery query, int limit) {
    return explain(query, byPrice, Bans.NONE, limit);
  }

  /** The same; what operators have banned is told after the filters and the provider's facts. */
  public Explanation explain(OfferingQuery query, Bans bans, int limit) {
    return explain(query, byPrice, bans, limit);
  }

  /** The same, the fitting ones in the order in which they are bought. */
  public Explanation explain(OfferingQuery query, Ranking ranking, Bans bans, int limit) {
    List<Verdict> found = new ArrayList<>();
    Candidates candidates = candidates(query, ranking);
    while (found.size() < limit && candidates.next()) {
      if (bans.of(candidates.offering().id()).isEmpty()) {
        found.add(Explainer.fits(candidates));
      }
    }
    return Explainer.explain(columns, query, bans, found, limit);
  }

  /** What sorting compares most often, worked out once: decimals are slow to convert. */
  private record Ranked(boolean purchasable, double cost, Offering offering) {
    static Ranked of(Offering offering) {
      double cost =
          offering.price().map(price -> price.perHour().doubleValue()).orElse(Double.MAX_VALUE);
      return new Ranked(Purchasable.test(offering), cost, offering);
    }
  }
}
