package io.scitq.recruit;

import io.scitq.catalog.Catalog;
import io.scitq.spi.OfferingId;

/** Says which machines a recruiter would take over, by the same rule as the planner. */
public final class RecruiterMatch {
  private RecruiterMatch() {}

  /** True when a worker on this offering satisfies the recruiter; a wrong recruiter takes none. */
  public static boolean accepts(Recruiter recruiter, OfferingId offering, Catalog catalog) {
    return switch (RecruiterCheck.of(recruiter)) {
      case RecruiterCheck.Right(Demand demand) -> demand.acceptsWorkerOn(offering, catalog);
      case RecruiterCheck.Wrong(Reason ignored) -> false;
    };
  }

  /** The same for a worker of which no offering is known. */
  public static boolean accepts(Recruiter recruiter, FlavorClaim claim, Catalog catalog) {
    return switch (RecruiterCheck.of(recruiter)) {
      case RecruiterCheck.Right(Demand demand) ->
          ClaimMatch.of(claim, demand, catalog) instanceof ClaimMatch.Fits;
      case RecruiterCheck.Wrong(Reason ignored) -> false;
    };
  }
}
