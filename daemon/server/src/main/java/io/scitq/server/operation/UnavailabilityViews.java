package io.scitq.server.operation;

import io.scitq.api.UnavailabilityView;
import io.scitq.quota.Unavailability;
import io.scitq.quota.Unavailability.Scope;
import io.scitq.store.StoredUnavailability;
import io.scitq.store.UnavailabilityFilter;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Learned blocks as others see them. */
final class UnavailabilityViews {
  private UnavailabilityViews() {}

  /** What a request names; a blank name leaves it open. */
  static UnavailabilityFilter filter(
      OptionalLong id,
      @Nullable String provider,
      @Nullable String region,
      @Nullable String flavor) {
    new RequestCheck()
        .text("provider", provider)
        .text("region", region)
        .text("flavor", flavor)
        .orThrow();
    return new UnavailabilityFilter(id, Named.of(provider), Named.of(region), Named.of(flavor));
  }

  /** The filter in words, with a blank before it. */
  static String words(UnavailabilityFilter filter) {
    StringBuilder words = new StringBuilder();
    filter.id().ifPresent(id -> words.append(" with id ").append(id));
    filter.provider().ifPresent(name -> words.append(" of provider ").append(name));
    filter.region().ifPresent(name -> words.append(" of region ").append(name));
    filter.flavor().ifPresent(name -> words.append(" of flavor ").append(name));
    return words.toString();
  }

  static UnavailabilityView view(StoredUnavailability stored, Instant now) {
    Unavailability block = stored.block();
    Scope scope = block.scope();
    Optional<Instant> until = Optional.of(block.until()).filter(end -> !end.equals(Instant.MAX));
    return new UnavailabilityView(
        stored.id(),
        scope.provider().value(),
        scope.region().orElse(null),
        scope.flavor().orElse(null),
        scope.family().orElse(null),
        scope.family().map(family -> scope.minVcpus()).orElse(null),
        block.label(),
        Dates.text(block.since()),
        Dates.text(until),
        block.repeats(),
        block.text(),
        block.holdsAt(now));
  }
}
