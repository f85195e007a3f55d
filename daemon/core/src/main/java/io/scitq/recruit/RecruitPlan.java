package io.scitq.recruit;

import java.time.Instant;
import java.util.List;

/**
 * What all recruiters decide on one snapshot.
 *
 * @param at the {@code now} it was planned for
 * @param recruitings one per recruiter, ordered by batch and rank
 */
public record RecruitPlan(Instant at, List<Recruiting> recruitings) {
  /** Copies the list. */
  public RecruitPlan {
    recruitings = List.copyOf(recruitings);
  }

  /**
   * One recruiter's part.
   *
   * @param recruiter who
   * @param pending pending tasks of its batch
   * @param workers workers that count as capacity before this recruiter acts
   * @param need workers wanted beyond those before this recruiter acts, 0 or more
   * @param decisions what it does, at least one
   */
  public record Recruiting(
      RecruiterId recruiter, int pending, int workers, int need, List<Decision> decisions) {
    /** Copies the list. */
    public Recruiting {
      decisions = List.copyOf(decisions);
    }
  }
}
