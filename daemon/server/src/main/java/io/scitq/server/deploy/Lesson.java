package io.scitq.server.deploy;

import io.scitq.quota.OutcomePolicy;
import io.scitq.quota.Unavailability;
import io.scitq.spi.Flavor;
import io.scitq.spi.LaunchFailure;
import io.scitq.spi.OfferingId;
import io.scitq.store.UnavailabilityStore;
import java.time.Instant;
import java.util.Optional;

/** What a failure teaches, decided by {@link OutcomePolicy} on what was learned before. */
final class Lesson {
  private final UnavailabilityStore learned;

  Lesson(UnavailabilityStore learned) {
    this.learned = learned;
  }

  Optional<Unavailability> from(
      LaunchFailure failure, OfferingId offering, Flavor flavor, Instant now) {
    return OutcomePolicy.after(failure, offering, flavor, learned.all(), now);
  }
}
