package io.scitq.server.schedule;

import io.scitq.spi.ProviderId;
import java.time.Instant;
import java.util.Optional;

/** When the updaters run next; a seam, so that operations need no scheduler in tests. */
@FunctionalInterface
public interface NextRuns {
  /** The next scheduled run, empty when none is scheduled. */
  Optional<Instant> of(ProviderId provider);
}
