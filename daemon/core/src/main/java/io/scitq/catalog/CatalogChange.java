package io.scitq.catalog;

import io.scitq.spi.Offering;
import io.scitq.spi.OfferingId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** One difference between what is stored and what was fetched. */
public sealed interface CatalogChange {
  /** What it concerns. */
  OfferingId id();

  /** The sides of an offering that can change. */
  enum Aspect {
    PRICE,
    EVICTION,
    /** Hardware, purchase or exclusion. */
    FACTS
  }

  /** It was not known. To be stored with 0 missed crawls. */
  record Added(Offering offering) implements CatalogChange {
    @Override
    public OfferingId id() {
      return offering.id();
    }
  }

  /**
   * It is known with other facts.
   *
   * @param before as it is stored
   * @param after as it is to be stored, the count of missed crawls included
   * @param aspects what differs, at least one
   */
  record Changed(KnownOffering before, KnownOffering after, Set<Aspect> aspects)
      implements CatalogChange {
    /** Copies the set in a fixed order. */
    public Changed {
      aspects = Collections.unmodifiableSet(EnumSet.copyOf(aspects));
    }

    @Override
    public OfferingId id() {
      return after.offering().id();
    }
  }

  /**
   * A complete crawl lacked it or its price: only the count of missed crawls is to be stored.
   *
   * @param id which one
   * @param count crawls in a row that lacked it, 0 when it is back
   */
  record Missed(OfferingId id, int count) implements CatalogChange {}

  /** Several complete crawls in a row lacked it: it is to be deleted. */
  record Removed(OfferingId id) implements CatalogChange {}
}
