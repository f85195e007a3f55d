package io.scitq.store;

import io.scitq.catalog.Catalog;
import io.scitq.catalog.KnownOffering;
import io.scitq.spi.ProviderId;
import io.scitq.spi.Region;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The catalog as the database has it.
 *
 * @param version grows with each update
 * @param offerings all, excluded ones among them
 * @param observedAt when each region was last read whole; absent for rows of an older scitq
 * @param problems rows that could not be read, one sentence each
 */
public record StoredCatalog(
    long version,
    List<KnownOffering> offerings,
    Map<Region, Instant> observedAt,
    List<String> problems) {
  /** Copies the collections. */
  public StoredCatalog {
    offerings = List.copyOf(offerings);
    observedAt = Map.copyOf(observedAt);
    problems = List.copyOf(problems);
  }

  /** The offerings of one provider. */
  public List<KnownOffering> of(ProviderId provider) {
    return offerings.stream()
        .filter(known -> known.offering().id().provider().equals(provider))
        .toList();
  }

  /** The same as a snapshot to search in. */
  public Catalog toCatalog() {
    return Catalog.of(
        version, offerings.stream().map(KnownOffering::offering).toList(), observedAt);
  }
}
