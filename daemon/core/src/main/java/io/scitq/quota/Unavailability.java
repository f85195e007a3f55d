package io.scitq.quota;

import io.scitq.spi.ProviderId;
import java.time.Instant;
import java.util.Optional;

/**
 * A learned block: what a failure forbids, and until when. Shared by all recruiters, kept over
 * restarts.
 *
 * @param scope what it covers
 * @param label kind of failure: {@code no_capacity}, {@code quota_reached}, ...
 * @param text the vendor's text, for people
 * @param since when it was first met
 * @param until when it ends; {@link Instant#MAX} for until an operator clears it
 * @param repeats how many times in a row it was met, at least 1
 */
public record Unavailability(
    Scope scope, String label, String text, Instant since, Instant until, int repeats) {
  /**
   * What an unavailability covers; an absent part means all.
   *
   * @param provider the provider
   * @param region one region only
   * @param flavor one flavor only
   * @param family this family only, from {@code minVcpus} up
   * @param minVcpus smallest size that is covered when a family is given, 0 otherwise
   */
  public record Scope(
      ProviderId provider,
      Optional<String> region,
      Optional<String> flavor,
      Optional<String> family,
      int minVcpus) {}

  /** Says whether it still holds. */
  public boolean holdsAt(Instant now) {
    return now.isBefore(until);
  }
}
