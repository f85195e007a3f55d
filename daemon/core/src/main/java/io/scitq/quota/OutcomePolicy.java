package io.scitq.quota;

import io.scitq.quota.Unavailability.Scope;
import io.scitq.spi.Flavor;
import io.scitq.spi.LaunchFailure;
import io.scitq.spi.OfferingId;
import io.scitq.spi.QuotaKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * What follows from a failed launch: which offerings are blocked and until when. A failure that is
 * met again after its block ended doubles the block, up to a cap; failures met while the block
 * holds are the same event seen by several launches.
 */
public final class OutcomePolicy {
  /** A block that ended longer ago than this is forgotten: no probe, no doubling. */
  public static final Duration MEMORY = Duration.ofHours(24);

  /** First and longest duration of a block. */
  private record Span(Duration first, Duration longest) {
    static Span minutes(long first, long longest) {
      return new Span(Duration.ofMinutes(first), Duration.ofMinutes(longest));
    }

    Duration after(int repeats) {
      Duration grown = first.multipliedBy(1L << Math.clamp(repeats - 1L, 0, 20));
      return grown.compareTo(longest) > 0 ? longest : grown;
    }
  }

  // Starting values are those that held in the field for earlier systems; a spot market empties
  // and fills within hours, quotas change when a person or another program acts.
  private static final Span CAPACITY = Span.minutes(60, 8 * 60);
  private static final Span QUOTA_ZERO = Span.minutes(60, 24 * 60);
  private static final Span QUOTA_LOW = Span.minutes(10, 2 * 60);
  private static final Span CREDENTIALS = Span.minutes(4 * 60, 24 * 60);
  private static final Span EVICTION = Span.minutes(30, 4 * 60);
  private static final Span UNKNOWN = Span.minutes(3, 60);
  private static final Duration THROTTLED = Duration.ofMinutes(1);
  private static final Duration LONGEST_THROTTLE = Duration.ofHours(1);

  /** Label of a block that an eviction teaches. */
  public static final String EVICTED = "evicted";

  private OutcomePolicy() {}

  /**
   * The block that follows from a failure; none when the answer was not clear, because the instance
   * may exist and must be looked for first.
   *
   * @param known unavailabilities, ended ones too
   */
  public static Optional<Unavailability> after(
      LaunchFailure failure,
      OfferingId offering,
      Flavor flavor,
      Collection<Unavailability> known,
      Instant now) {
    return switch (failure) {
      case LaunchFailure.NoCapacity lack ->
          grown(failure, capacity(lack.scope(), offering, flavor), CAPACITY, known, now);
      case LaunchFailure.QuotaReached quota ->
          grown(failure, Scope.of(offering.where()), span(quota), known, now);
      case LaunchFailure.Unsupported unsupported ->
          Optional.of(
              new Unavailability(
                  everywhere(offering), unsupported.label(), text(failure), now, Instant.MAX, 1));
      case LaunchFailure.AuthenticationFailed denied ->
          grown(denied, Scope.of(offering.provider()), CREDENTIALS, known, now);
      case LaunchFailure.Throttled throttled -> Optional.of(pause(throttled, offering, now));
      case LaunchFailure.Failed unknown -> grown(unknown, Scope.of(offering), UNKNOWN, known, now);
      case LaunchFailure.Indeterminate unclear -> Optional.empty();
    };
  }

  /**
   * The block that follows from an eviction: a replacement does not go where the provider has just
   * taken a machine back. None when something else blocks the offering for longer already.
   *
   * @param known unavailabilities, ended ones too
   */
  public static Optional<Unavailability> afterEviction(
      OfferingId offering, Collection<Unavailability> known, Instant now) {
    Scope scope = Scope.of(offering);
    String text = "the provider took a spot instance back";
    return grown(EVICTED, text, new Reach(scope, EVICTION), known, now)
        .filter(block ->
            known.stream()
                .noneMatch(other ->
                    other.scope().equals(scope)
                        && !other.label().equals(EVICTED)
                        && other.until().isAfter(block.until())));
  }

  /** What is blocked, and for how long. */
  private record Reach(Scope scope, Span span) {}

  private static Optional<Unavailability> grown(
      LaunchFailure failure,
      Scope scope,
      Span span,
      Collection<Unavailability> known,
      Instant now) {
    return grown(failure.label(), text(failure), new Reach(scope, span), known, now);
  }

  private static Optional<Unavailability> grown(
      String label, String text, Reach reach, Collection<Unavailability> known, Instant now) {
    Scope scope = reach.scope();
    Span span = reach.span();
    Optional<Unavailability> before =
        known.stream()
            .filter(block -> block.scope().equals(scope) && block.label().equals(label))
            .filter(block -> isRemembered(block, now))
            .max(Comparator.comparing(Unavailability::until));
    int repeats =
        before.map(block -> block.holdsAt(now) ? block.repeats() : block.repeats() + 1).orElse(1);
    Instant since = before.map(Unavailability::since).orElse(now);
    Instant until = now.plus(span.after(repeats));
    Instant latest =
        before.map(Unavailability::until).filter(end -> end.isAfter(until)).orElse(until);
    return Optional.of(new Unavailability(scope, label, text, since, latest, repeats));
  }

  /** Says whether an unavailability still means something: it holds, or it ended lately. */
  static boolean isRemembered(Unavailability block, Instant now) {
    return block.holdsAt(now) || now.minus(MEMORY).isBefore(block.until());
  }

  private static Scope capacity(LaunchFailure.Scope reach, OfferingId offering, Flavor flavor) {
    return switch (reach) {
      case OFFERING -> Scope.of(offering);
      case FAMILY_AND_LARGER ->
          flavor.family().isEmpty()
              ? Scope.of(offering)
              : new Scope(
                  offering.provider(),
                  Optional.of(offering.region()),
                  Optional.empty(),
                  Optional.of(flavor.family()),
                  flavor.vcpus());
      case REGION -> Scope.of(offering.where());
    };
  }

  /** A quota of 0 needs a person; a full one empties when instances end. */
  private static Span span(LaunchFailure.QuotaReached quota) {
    boolean zero = quota.limit().isPresent() && quota.limit().getAsLong() == 0;
    return zero && quota.kind() != QuotaKind.PUBLIC_IPS ? QUOTA_ZERO : QUOTA_LOW;
  }

  /** A flavor that can never be made is blocked in all regions, until an operator clears it. */
  private static Scope everywhere(OfferingId offering) {
    return new Scope(
        offering.provider(),
        Optional.empty(),
        Optional.of(offering.flavor().name()),
        Optional.empty(),
        0);
  }

  private static Unavailability pause(
      LaunchFailure.Throttled failure, OfferingId offering, Instant now) {
    Duration asked = failure.retryAfter().filter(wait -> wait.isPositive()).orElse(THROTTLED);
    Duration wait = asked.compareTo(LONGEST_THROTTLE) > 0 ? LONGEST_THROTTLE : asked;
    Scope scope = Scope.of(offering.provider());
    return new Unavailability(scope, failure.label(), text(failure), now, now.plus(wait), 1);
  }

  private static String text(LaunchFailure failure) {
    return failure.text().isBlank() ? failure.code() : failure.text();
  }
}
