package io.scitq.catalog;

import io.scitq.spi.ProviderId;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What a fetch changes in the stored catalog.
 *
 * @param provider whose fetch it was
 * @param observedAt when the provider said it
 * @param completeRegions names of the regions that were read whole; only these are touched
 * @param fetched how many good offerings were read in them
 * @param changes ordered by offering, at most one for each
 */
public record CatalogUpdate(
    ProviderId provider,
    Instant observedAt,
    Set<String> completeRegions,
    int fetched,
    List<CatalogChange> changes) {
  /** Copies the collections. */
  public CatalogUpdate {
    completeRegions = Set.copyOf(completeRegions);
    changes = List.copyOf(changes);
  }

  /** How many changes are of this kind. */
  public int count(Class<? extends CatalogChange> kind) {
    return (int) changes.stream().filter(kind::isInstance).count();
  }
}
