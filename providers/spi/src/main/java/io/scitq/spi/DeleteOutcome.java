package io.scitq.spi;

import java.time.Duration;
import java.util.Optional;

/** The answer to a deletion. Deleting is idempotent: ask until the answer is {@link Gone}. */
public sealed interface DeleteOutcome {
  /** Instance, network interface, address and disk are gone, or were gone already. */
  record Gone() implements DeleteOutcome {}

  /** Under way; ask again later. */
  record Deleting() implements DeleteOutcome {}

  /**
   * Not now.
   *
   * @param retryAfter how long the provider asks us to wait, when it says so
   */
  record Throttled(Optional<Duration> retryAfter) implements DeleteOutcome {}

  /** The credentials are wrong, expired or lack a right. */
  record AuthenticationFailed(String code, String text) implements DeleteOutcome {}

  /** Refused, or no clear answer: it must be taken as still there. */
  record Failed(String code, String text) implements DeleteOutcome {}
}
