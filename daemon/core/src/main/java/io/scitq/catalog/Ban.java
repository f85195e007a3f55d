package io.scitq.catalog;

import io.scitq.spi.OfferingId;
import io.scitq.spi.Region;
import java.time.Instant;
import java.util.Optional;

/**
 * What an operator forbids to buy. Neither a fact of the provider nor learned from a failure: only
 * an operator lifts it.
 *
 * @param flavor exact name of the flavor
 * @param provider one provider only; empty for all
 * @param region one region only; empty for all
 * @param reason the operator's words
 * @param since when it was said
 */
public record Ban(
    String flavor,
    Optional<String> provider,
    Optional<String> region,
    String reason,
    Instant since) {
  /** Checks the name. */
  public Ban {
    if (flavor.isBlank()) {
      throw new IllegalArgumentException("a ban needs a flavor");
    }
  }

  /** Says whether this offering is forbidden. */
  public boolean covers(OfferingId offering) {
    return flavor.equals(offering.flavor().name()) && touches(offering.where());
  }

  /** Says whether anything in this region is forbidden. */
  boolean touches(Region where) {
    return provider.map(where.provider().value()::equals).orElse(true)
        && region.map(where.name()::equals).orElse(true);
  }

  /** In words: {@code azure/westeurope/D8s}; a star stands for all. */
  public String label() {
    return provider.orElse("*") + "/" + region.orElse("*") + "/" + flavor;
  }
}
