package io.scitq.ovh;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * OVH's clock as seen from ours: signatures carry OVH's time. The difference is asked once, and
 * again after {@link #forget}.
 */
final class ServerTime {
  private final InstantSource clock;
  private final Supplier<Reply<Long>> ask;
  private final AtomicReference<Optional<Long>> delta = new AtomicReference<>(Optional.empty());

  /**
   * Keeps the clock and the question.
   *
   * @param ask reads {@code /auth/time}, in seconds since 1970
   */
  ServerTime(InstantSource clock, Supplier<Reply<Long>> ask) {
    this.clock = clock;
    this.ask = ask;
  }

  /** OVH's present time in seconds since 1970. */
  Reply<Long> now() {
    Optional<Long> known = delta.get();
    if (known.isPresent()) {
      return new Reply.Ok<>(ours() + known.get());
    }
    return switch (ask.get()) {
      case Reply.Ok<Long>(Long theirs) -> {
        delta.set(Optional.of(theirs - ours()));
        yield new Reply.Ok<>(theirs);
      }
      case Reply.Refused<Long>(ApiError error) -> Reply.refused(unsent(error));
    };
  }

  /** Drops the difference, because OVH refused a signature. */
  void forget() {
    delta.set(Optional.empty());
  }

  /** What the signed request would have done was not done, whatever happened to this question. */
  private static ApiError unsent(ApiError error) {
    return switch (error) {
      case ApiError.Answered answered when OvhErrorTable.meaning(answered) != Meaning.UNCLEAR ->
          answered;
      case ApiError.NotSent unreachable -> unreachable;
      case ApiError.Answered answered -> noTime(answered);
      case ApiError.Lost lost -> noTime(lost);
    };
  }

  private static ApiError noTime(ApiError error) {
    return new ApiError.NotSent("no-server-time", "cannot read OVH's clock: " + error.text());
  }

  private long ours() {
    return clock.instant().getEpochSecond();
  }
}
