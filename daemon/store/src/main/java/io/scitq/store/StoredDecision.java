package io.scitq.store;

import java.time.Instant;

/**
 * What a recruiter last decided.
 *
 * @param kind {@code launch}, {@code recycle} or {@code hold}: the strongest of the decision
 * @param count workers it concerns, 0 for a hold
 * @param reason main reason, a stable word
 * @param detail all parts with their figures, for people
 * @param at when it was first decided so
 */
public record StoredDecision(String kind, int count, String reason, String detail, Instant at) {
  /**
   * Says nothing new. A hold for the same reason is no news however its figures move, or a busy
   * batch would write a row at each pass; acts are told apart to the last figure.
   */
  boolean sameAs(StoredDecision other) {
    return kind.equals(other.kind)
        && reason.equals(other.reason)
        && (kind.equals("hold") || (count == other.count && detail.equals(other.detail)));
  }
}
