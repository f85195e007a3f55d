package io.scitq.recruit;

import io.scitq.catalog.Catalog;
import io.scitq.catalog.OfferingQuery;
import io.scitq.catalog.PreferredRegion;
import io.scitq.protofilter.FlavorDemand;
import io.scitq.protofilter.Protofilter;
import io.scitq.spi.EvictionRate;
import io.scitq.spi.Offering;
import io.scitq.spi.OfferingId;
import io.scitq.spi.Purchase;
import java.util.List;
import java.util.Optional;

/**
 * A checked wish for workers: which flavor, where. It means the same for buying and for recycling.
 *
 * @param flavor a name or a filter, never invalid
 * @param provider exact name, empty or {@code auto} for any
 * @param region exact name, empty or {@code auto} for any
 */
record Demand(FlavorDemand flavor, Optional<String> provider, Optional<String> region) {
  Demand {
    provider = provider.filter(name -> !name.equals(OfferingQuery.ANY));
    region = region.filter(name -> !name.equals(OfferingQuery.ANY));
  }

  boolean isNamed() {
    return flavor instanceof FlavorDemand.Named;
  }

  OfferingQuery query(List<PreferredRegion> preferred) {
    OfferingQuery what =
        switch (flavor) {
          case FlavorDemand.Named(String name) -> OfferingQuery.named(name);
          case FlavorDemand.Auto(Protofilter filter) -> OfferingQuery.of(filter);
          case FlavorDemand.Invalid wrong -> throw new IllegalStateException(wrong.message());
        };
    return what.at(provider, region).preferring(preferred).toLaunch();
  }

  /**
   * Says whether a worker that runs on this offering satisfies the wish. A shape that no region
   * sells any more is unknown and satisfies no filter; a price or an eviction rate that is not
   * known there counts as it does in a search.
   */
  boolean acceptsWorkerOn(OfferingId id, Catalog catalog) {
    if (provider.isPresent() && !provider.get().equals(id.provider().value())) {
      return false;
    }
    if (region.isPresent() && !region.get().equals(id.region())) {
      return false;
    }
    return switch (flavor) {
      case FlavorDemand.Named(String name) -> name.equals(id.flavor().name());
      case FlavorDemand.Auto(Protofilter filter) ->
          facts(id, catalog).map(offer -> accepts(filter, offer)).orElse(false);
      case FlavorDemand.Invalid wrong -> throw new IllegalStateException(wrong.message());
    };
  }

  /** The operator's own machine is lent only to those who name its provider. */
  private boolean accepts(Protofilter filter, Offering offering) {
    boolean asked = provider.isPresent() || filter.namesProvider();
    return filter.accepts(offering) && (asked || !offering.isOwnMachine());
  }

  private static Optional<Offering> facts(OfferingId id, Catalog catalog) {
    return catalog
        .find(id)
        .or(() ->
            catalog
                .flavor(id.flavor())
                .map(shape ->
                    new Offering(
                        shape,
                        id.region(),
                        Purchase.ON_DEMAND,
                        Optional.empty(),
                        EvictionRate.UNKNOWN,
                        Optional.empty())));
  }
}
