package io.scitq.server.operation;

import io.scitq.catalog.Catalog;
import io.scitq.recruit.Recruiter;
import io.scitq.recruit.RecruiterMatch;
import io.scitq.server.update.LiveCatalog;
import io.scitq.spi.OfferingId;
import io.scitq.spi.ProviderId;
import io.scitq.store.StoredWorker;
import io.scitq.store.WorkerClaim;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The workers that recruiters would take over, whatever batch they serve now and however busy they
 * are; the same rule as recycling.
 */
public final class MatchRecruiters {
  private final LiveCatalog catalog;

  /** Knows the shapes of flavors from this catalog. */
  public MatchRecruiters(LiveCatalog catalog) {
    this.catalog = catalog;
  }

  /** By recruiter, then by worker; a worker that several recruiters accept comes several times. */
  public List<StoredWorker> matches(List<Recruiter> recruiters, List<StoredWorker> workers) {
    Catalog current = catalog.current();
    List<StoredWorker> matches = new ArrayList<>();
    for (Recruiter recruiter : recruiters) {
      for (StoredWorker worker : workers) {
        if (accepts(recruiter, worker, current)) {
          matches.add(worker);
        }
      }
    }
    return matches;
  }

  private static boolean accepts(Recruiter recruiter, StoredWorker worker, Catalog current) {
    return offering(worker)
        .map(id -> RecruiterMatch.accepts(recruiter, id, current))
        .or(() ->
            WorkerClaim.of(worker.flavor(), worker.provider(), worker.region())
                .map(claim -> RecruiterMatch.accepts(recruiter, claim, current)))
        .orElse(false);
  }

  private static Optional<OfferingId> offering(StoredWorker worker) {
    String provider = worker.provider();
    String region = worker.region();
    String flavor = worker.flavor();
    if (provider == null || region == null || flavor == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(OfferingId.of(new ProviderId(provider), region, flavor));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // free text of another program, such as a blank name
    }
  }
}
