package io.scitq.sweep;

import io.scitq.spi.Instance;
import io.scitq.spi.ProviderId;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What a provider says it has of ours.
 *
 * @param provider who says it
 * @param complete names of the regions that were read whole; absence elsewhere means nothing
 * @param instances all that bears our mark, parts without a machine too
 * @param begunAt when it was asked for
 */
public record Listing(
    ProviderId provider, Set<String> complete, List<Instance> instances, Instant begunAt) {
  /** Copies the collections. */
  public Listing {
    complete = Set.copyOf(complete);
    instances = List.copyOf(instances);
  }
}
