package io.scitq.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the recruiters would do now, and why.
 *
 * @param at when it was planned
 * @param items one per recruiter, in planning order (batch, rank)
 */
public record PlanView(String at, List<Recruiting> items) {
  /** Copies the list. */
  public PlanView {
    items = List.copyOf(items);
  }

  /**
   * One recruiter's part of the plan.
   *
   * @param batch its batch
   * @param rank its rank
   * @param pending pending tasks of the batch
   * @param workers workers that count as capacity, those being launched included
   * @param need workers still wanted before this recruiter acts
   * @param decisions what it would do, at least one
   */
  public record Recruiting(
      String batch, int rank, int pending, int workers, int need, List<Action> decisions) {
    /** Copies the list. */
    public Recruiting {
      decisions = List.copyOf(decisions);
    }
  }

  /**
   * One decision.
   *
   * @param action {@code recycle}, {@code launch} or {@code hold}
   * @param count how many workers it concerns, 0 for a hold
   * @param worker name of the recycled worker
   * @param flavor flavor to launch
   * @param provider where
   * @param region where
   * @param cost per hour of one of them
   * @param currency ISO 4217
   * @param reason stable word
   * @param detail figures for people: asked, used, limit
   */
  public record Action(
      String action,
      int count,
      @Nullable String worker,
      @Nullable String flavor,
      @Nullable String provider,
      @Nullable String region,
      @Nullable Double cost,
      @Nullable String currency,
      String reason,
      String detail) {}
}
