package io.scitq.server.operation;

import io.scitq.api.BusAddress;
import io.scitq.api.Items;
import io.scitq.api.UnavailabilityQuery;
import io.scitq.api.UnavailabilityView;
import io.scitq.store.StoredUnavailability;
import io.scitq.store.UnavailabilityFilter;
import io.scitq.store.UnavailabilityStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;

/** Lists what failures forbid, and until when. */
public final class ListUnavailabilities
    implements Operation<UnavailabilityQuery, Items<UnavailabilityView>> {
  private final UnavailabilityStore learned;
  private final PlaceNames names;
  private final InstantSource clock;

  /** Reads from this table. */
  public ListUnavailabilities(UnavailabilityStore learned, PlaceNames names, InstantSource clock) {
    this.learned = learned;
    this.names = names;
    this.clock = clock;
  }

  @Override
  public String address() {
    return BusAddress.UNAVAILABILITY_LIST;
  }

  @Override
  public Class<UnavailabilityQuery> requestType() {
    return UnavailabilityQuery.class;
  }

  @Override
  public Items<UnavailabilityView> run(UnavailabilityQuery asked) {
    Instant now = clock.instant();
    boolean all = Boolean.TRUE.equals(asked.all());
    UnavailabilityFilter filter =
        UnavailabilityViews.filter(
            OptionalLong.empty(), asked.provider(), asked.region(), asked.flavor());
    List<StoredUnavailability> found = learned.list(filter);
    if (found.isEmpty()) {
      names.check(filter.provider(), filter.region(), filter.flavor());
    }
    return new Items<>(
        found.stream()
            .filter(stored -> all || stored.block().holdsAt(now))
            .map(stored -> UnavailabilityViews.view(stored, now))
            .toList());
  }
}
