package io.scitq.sim.cloud;

import java.time.Duration;

/** Something that goes wrong on demand. Servers word each case as their vendor would. */
public sealed interface Fault {
  /** 429, with Retry-After in whole seconds. */
  record TooManyRequests(Duration retryAfter) implements Fault {}

  /** A server error; nothing was done. */
  record ServerError(int status) implements Fault {
    /** Checks the status. */
    public ServerError {
      if (status < 500 || status > 599) {
        throw new IllegalArgumentException("status must be 500 to 599, got " + status);
      }
    }
  }

  /** The right answer, late. */
  record Slow(Duration delay) implements Fault {}

  /** No answer at all; nothing was done. */
  record Hang() implements Fault {}

  /** Status 200 and the right length, but no JSON. */
  record MalformedBody() implements Fault {}

  /** The connection breaks in the middle of the body. */
  record TruncatedBody() implements Fault {}

  /** The cloud has no machine of the kind. */
  record NoCapacity() implements Fault {}

  /** A ceiling of the account is met, whatever the figures are. */
  record QuotaReached() implements Fault {}

  /** The credentials are refused. */
  record AuthenticationFailed() implements Fault {}

  /**
   * A create is carried out, but its answer never comes.
   *
   * @param visibleAfter how long the machine cannot be seen in listings
   * @param hangs whether the connection stays open until the client gives up, or breaks at once
   */
  record AnswerLost(Duration visibleAfter, boolean hangs) implements Fault {
    /** The connection breaks at once. */
    public AnswerLost(Duration visibleAfter) {
      this(visibleAfter, false);
    }
  }

  /** A create is accepted; the machine fails while booting, stays, and keeps what was attached. */
  record FailsLate() implements Fault {}
}
