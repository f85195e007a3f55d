package io.scitq.recruit;

import io.scitq.catalog.Catalog;
import io.scitq.protofilter.FlavorDemand;
import io.scitq.protofilter.Item;
import io.scitq.protofilter.Protofilter;
import io.scitq.spi.EvictionRate;
import io.scitq.spi.Flavor;
import io.scitq.spi.Offering;
import io.scitq.spi.ProviderId;
import io.scitq.spi.Purchase;
import java.util.List;
import java.util.Optional;

/** Whether a worker of which only a flavor's name is known satisfies a wish. */
sealed interface ClaimMatch {
  /** It does. */
  record Fits() implements ClaimMatch {}

  /** It does not. */
  record Differs() implements ClaimMatch {}

  /**
   * Nobody can tell, so it does not.
   *
   * @param why in words joined by hyphens
   */
  record Unknown(String why) implements ClaimMatch {}

  /** Stands for a region that no condition looks at. */
  String ANYWHERE = "anywhere";

  /** Judges by the flavor's facts in the catalog; its price is not known there. */
  static ClaimMatch of(FlavorClaim claim, Demand demand, Catalog catalog) {
    List<Flavor> shapes =
        catalog.flavors(claim.flavor()).stream()
            .filter(shape ->
                claim.provider().isEmpty() || claim.provider().get().equals(shape.id().provider()))
            .toList();
    Optional<ProviderId> provider =
        claim
            .provider()
            .or(() ->
                shapes.size() == 1
                    ? Optional.of(shapes.getFirst().id().provider())
                    : Optional.empty());
    ClaimMatch place = place(claim, provider, demand);
    return switch (demand.flavor()) {
      case FlavorDemand.Named(String name) -> name.equals(claim.flavor()) ? place : new Differs();
      case FlavorDemand.Auto(Protofilter filter) ->
          place instanceof Fits ? shape(claim, shapes, filter) : place;
      case FlavorDemand.Invalid wrong -> throw new IllegalStateException(wrong.message());
    };
  }

  private static ClaimMatch place(FlavorClaim claim, Optional<ProviderId> provider, Demand demand) {
    if (demand.provider().isPresent()) {
      if (provider.isEmpty()) {
        return new Unknown("provider-not-known");
      }
      if (!provider.get().value().equals(demand.provider().get())) {
        return new Differs();
      }
    }
    if (demand.region().isEmpty()) {
      return new Fits();
    }
    if (claim.region().isEmpty()) {
      return new Unknown("region-not-known");
    }
    return claim.region().equals(demand.region()) ? new Fits() : new Differs();
  }

  private static ClaimMatch shape(FlavorClaim claim, List<Flavor> shapes, Protofilter filter) {
    if (shapes.isEmpty()) {
      return new Unknown("flavor-not-in-catalog");
    }
    if (shapes.size() > 1) {
      return new Unknown("flavor-of-several-providers");
    }
    if (filter.names(Item.REGION) && claim.region().isEmpty()) {
      return new Unknown("region-not-known");
    }
    Offering offering =
        new Offering(
            shapes.getFirst(),
            claim.region().orElse(ANYWHERE),
            Purchase.ON_DEMAND,
            Optional.empty(),
            EvictionRate.UNKNOWN,
            Optional.empty());
    return filter.accepts(offering) ? new Fits() : new Differs();
  }
}
