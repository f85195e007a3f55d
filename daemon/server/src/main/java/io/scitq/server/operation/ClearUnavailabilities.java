package io.scitq.server.operation;

import io.scitq.api.BusAddress;
import io.scitq.api.Items;
import io.scitq.api.UnavailabilityKey;
import io.scitq.api.UnavailabilityView;
import io.scitq.server.loop.Hint;
import io.scitq.server.loop.Hints;
import io.scitq.server.recruit.QuotaRoom;
import io.scitq.store.StoredUnavailability;
import io.scitq.store.UnavailabilityFilter;
import io.scitq.store.UnavailabilityStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;

/** Forgets what failures forbid: the next plan may launch there again. */
public final class ClearUnavailabilities
    implements Operation<UnavailabilityKey, Items<UnavailabilityView>> {
  private final UnavailabilityStore learned;
  private final QuotaRoom rooms;
  private final InstantSource clock;
  private final Hints hints;

  /** Clears this table. */
  public ClearUnavailabilities(
      UnavailabilityStore learned, QuotaRoom rooms, InstantSource clock, Hints hints) {
    this.learned = learned;
    this.rooms = rooms;
    this.clock = clock;
    this.hints = hints;
  }

  @Override
  public String address() {
    return BusAddress.UNAVAILABILITY_CLEAR;
  }

  @Override
  public Class<UnavailabilityKey> requestType() {
    return UnavailabilityKey.class;
  }

  @Override
  public Items<UnavailabilityView> run(UnavailabilityKey asked) {
    UnavailabilityFilter filter =
        UnavailabilityViews.filter(
            asked.id() == null ? OptionalLong.empty() : OptionalLong.of(asked.id()),
            asked.provider(),
            asked.region(),
            asked.flavor());
    if (asked.id() == null && filter.provider().or(filter::region).or(filter::flavor).isEmpty()) {
      throw ProblemException.invalid(
          "request-invalid", "say which: an id, or a provider, a region or a flavor");
    }
    List<StoredUnavailability> cleared = learned.clear(filter);
    if (cleared.isEmpty()) {
      throw ProblemException.notFound(
          "unavailability-unknown", "no unavailability" + UnavailabilityViews.words(filter));
    }
    rooms.forget();
    hints.publish(Hint.RECRUITER);
    Instant now = clock.instant();
    return new Items<>(
        cleared.stream().map(stored -> UnavailabilityViews.view(stored, now)).toList());
  }
}
