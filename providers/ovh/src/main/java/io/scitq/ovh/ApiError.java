package io.scitq.ovh;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Why a call brought no value. */
sealed interface ApiError {
  /** OVH's class or errorCode, {@code http-503} where it gave none, or a word of ours. */
  String code();

  /** OVH's message or a sentence of ours, shortened. */
  String text();

  /**
   * OVH answered with an error.
   *
   * @param status HTTP status; empty when the SDK hid it
   * @param retryAfter from the header of that name
   */
  record Answered(OptionalInt status, String code, String text, Optional<Duration> retryAfter)
      implements ApiError {
    /** Says whether the status is known and this one. */
    boolean is(int wanted) {
      return status.isPresent() && status.getAsInt() == wanted;
    }
  }

  /** The request never left: no connection, no server time to sign with. */
  record NotSent(String code, String text) implements ApiError {}

  /** The request left; no answer, half an answer or nonsense came back. */
  record Lost(String code, String text) implements ApiError {}
}
