package io.scitq.server.operation;

import io.scitq.api.BusAddress;
import io.scitq.api.FlavorExplanation;
import io.scitq.api.FlavorQuery;
import io.scitq.catalog.Catalog;
import io.scitq.catalog.Explanation;
import io.scitq.catalog.PreferredRegion;
import io.scitq.catalog.Ranking;
import io.scitq.server.update.LiveCatalog;
import io.scitq.spi.Offering;
import io.scitq.statistics.Losses;
import io.scitq.store.BanStore;
import io.scitq.store.OfferingEvents;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says of each offering whether it fits, and if not, which filter or fact rejected it. */
public final class ExplainFlavors implements Operation<FlavorQuery, FlavorExplanation> {
  private final LiveCatalog catalog;
  private final BanStore bans;
  private final OfferingEvents events;
  private final InstantSource clock;
  private final ProviderNames names;
  private final List<PreferredRegion> preferred;

  /** Explains the live catalog, with what operators forbid and what launches have taught. */
  public ExplainFlavors(
      LiveCatalog catalog,
      BanStore bans,
      OfferingEvents events,
      ProviderNames names,
      List<PreferredRegion> preferred,
      InstantSource clock) {
    this.catalog = catalog;
    this.bans = bans;
    this.events = events;
    this.clock = clock;
    this.names = names;
    this.preferred = List.copyOf(preferred);
  }

  @Override
  public String address() {
    return BusAddress.FLAVOR_EXPLAIN;
  }

  @Override
  public Class<FlavorQuery> requestType() {
    return FlavorQuery.class;
  }

  @Override
  public FlavorExplanation run(FlavorQuery asked) {
    FlavorSearch search = FlavorSearch.of(asked, preferred);
    names.check(Optional.ofNullable(asked.provider()), Optional.ofNullable(asked.region()));
    Catalog current = catalog.current();
    Ranking ranking = current.ranking(Losses.surcharges(events.losses(), clock.instant()));
    Explanation found = current.explain(search.query(), ranking, bans.all(), search.limit());
    return new FlavorExplanation(
        found.considered(),
        found.fitting(),
        found.rejections().stream()
            .map(count -> new FlavorExplanation.Count(count.reason(), count.count()))
            .toList(),
        found.verdicts().stream().map(ExplainFlavors::row).toList());
  }

  private static FlavorExplanation.Row row(Explanation.Verdict verdict) {
    Offering offering = verdict.offering();
    return new FlavorExplanation.Row(
        offering.flavor().id().name(),
        offering.flavor().id().provider().value(),
        offering.region(),
        cost(offering),
        offering.price().map(price -> price.currency().getCurrencyCode()).orElse(null),
        verdict.fits(),
        verdict.reason(),
        verdict.detail());
  }

  private static @Nullable Double cost(Offering offering) {
    return offering.price().map(price -> price.perHour().doubleValue()).orElse(null);
  }
}
