package io.scitq.catalog;

import io.scitq.catalog.CatalogChange.Aspect;
import io.scitq.spi.EvictionRate;
import io.scitq.spi.Exclusion;
import io.scitq.spi.FetchReport;
import io.scitq.spi.Offering;
import io.scitq.spi.OfferingId;
import io.scitq.spi.Price;
import io.scitq.spi.ProviderId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares what is stored with what was fetched. Only regions that were read whole are touched; a
 * missing price keeps the known one and a missing offering stays, until {@link #MISSES_TO_DROP}
 * complete crawls in a row lacked it.
 */
public final class CatalogDiff {
  /** Retail price pages repeat and skip rows; one crawl that lacks a row proves nothing. */
  public static final int MISSES_TO_DROP = 3;

  private final Map<OfferingId, KnownOffering> known = new HashMap<>();
  private final Set<OfferingId> seen = new HashSet<>();
  private final List<CatalogChange> changes = new ArrayList<>();
  private final boolean pricesRead;
  private final boolean evictionsRead;

  private CatalogDiff(FetchReport<Offering> fetched) {
    pricesRead = !hasProblem(fetched, "price");
    evictionsRead = !hasProblem(fetched, "eviction");
  }

  /**
   * What is to be changed. Rows of other providers, of regions that were not read whole, and second
   * rows of one offering are left out.
   *
   * @param known what is stored, of any provider
   * @param fetched problems with the scopes {@code prices} and {@code evictions} say that a missing
   *     price or an unknown eviction rate proves nothing
   */
  public static CatalogUpdate between(
      Collection<KnownOffering> known, FetchReport<Offering> fetched, ProviderId provider) {
    CatalogDiff diff = new CatalogDiff(fetched);
    for (KnownOffering row : known) {
      if (isTouched(row.offering(), fetched, provider)) {
        diff.known.put(row.offering().id(), row);
      }
    }
    for (Offering offering : fetched.values()) {
      if (isTouched(offering, fetched, provider) && diff.seen.add(offering.id())) {
        diff.compare(offering);
      }
    }
    diff.known.values().forEach(diff::miss);
    diff.changes.sort(Comparator.comparing(CatalogChange::id));
    return new CatalogUpdate(
        provider, fetched.observedAt(), fetched.completeRegions(), diff.seen.size(), diff.changes);
  }

  private void compare(Offering fetched) {
    KnownOffering before = known.get(fetched.id());
    if (before == null) {
      changes.add(new CatalogChange.Added(believable(fetched)));
      return;
    }
    KnownOffering after = merge(before, believable(fetched));
    Set<Aspect> aspects = aspects(before.offering(), after.offering());
    if (!aspects.isEmpty()) {
      changes.add(new CatalogChange.Changed(before, after, aspects));
    } else if (before.missedCrawls() != after.missedCrawls()) {
      changes.add(new CatalogChange.Missed(fetched.id(), after.missedCrawls()));
    }
  }

  private void miss(KnownOffering row) {
    OfferingId id = row.offering().id();
    if (seen.contains(id)) {
      return;
    }
    int count = row.missedCrawls() + 1;
    changes.add(
        count < MISSES_TO_DROP
            ? new CatalogChange.Missed(id, count)
            : new CatalogChange.Removed(id));
  }

  private KnownOffering merge(KnownOffering before, Offering fetched) {
    Offering old = before.offering();
    boolean unknown = fetched.eviction() instanceof EvictionRate.Unknown;
    EvictionRate eviction = unknown && !evictionsRead ? old.eviction() : fetched.eviction();
    if (fetched.price().isPresent() || old.price().isEmpty()) {
      return new KnownOffering(with(fetched, fetched.price(), eviction, fetched.exclusion()), 0);
    }
    int misses = pricesRead ? before.missedCrawls() + 1 : before.missedCrawls();
    if (misses >= MISSES_TO_DROP) {
      return new KnownOffering(with(fetched, Optional.empty(), eviction, fetched.exclusion()), 0);
    }
    // The adapter's "no price" is not true any more once the known price is kept.
    Optional<Exclusion> exclusion = fetched.exclusion().filter(fact -> fact != Exclusion.NO_PRICE);
    return new KnownOffering(with(fetched, old.price(), eviction, exclusion), misses);
  }

  /** A price of 0 from a cloud is a missing price. */
  private static Offering believable(Offering offering) {
    return Purchasable.hasPrice(offering)
        ? offering
        : with(offering, Optional.empty(), offering.eviction(), offering.exclusion());
  }

  private static Offering with(
      Offering base, Optional<Price> price, EvictionRate eviction, Optional<Exclusion> exclusion) {
    return new Offering(base.flavor(), base.region(), base.purchase(), price, eviction, exclusion);
  }

  private static Set<Aspect> aspects(Offering before, Offering after) {
    Set<Aspect> aspects = EnumSet.noneOf(Aspect.class);
    if (!samePrice(before.price(), after.price())) {
      aspects.add(Aspect.PRICE);
    }
    if (!before.eviction().equals(after.eviction())) {
      aspects.add(Aspect.EVICTION);
    }
    boolean sameFacts =
        before.flavor().equals(after.flavor())
            && before.purchase() == after.purchase()
            && before.exclusion().equals(after.exclusion());
    if (!sameFacts) {
      aspects.add(Aspect.FACTS);
    }
    return aspects;
  }

  private static boolean samePrice(Optional<Price> before, Optional<Price> after) {
    return before.isPresent() && after.isPresent()
        ? before.get().sameAs(after.get())
        : before.isPresent() == after.isPresent();
  }

  private static boolean isTouched(
      Offering offering, FetchReport<Offering> fetched, ProviderId provider) {
    return offering.flavor().id().provider().equals(provider)
        && fetched.completeRegions().contains(offering.region());
  }

  /** Adapters write the scope as {@code prices}, {@code eviction} or {@code evictions}. */
  private static boolean hasProblem(FetchReport<Offering> fetched, String scope) {
    return fetched.problems().stream()
        .anyMatch(problem -> problem.scope().toLowerCase(Locale.ROOT).startsWith(scope));
  }
}
