package io.scitq.store;

import io.scitq.spi.ProviderId;
import java.time.Instant;
import java.util.Optional;

/**
 * How machines of a provider start with the template and image in use.
 *
 * @param provider the provider
 * @param template fingerprint of template and image
 * @param tripsAt so many failures in a row stop recruiting
 * @param failures machines in a row that booted and never became workers
 * @param failedAt when the last of them was given up
 * @param detail what is known about it
 */
public record StartupRow(
    ProviderId provider,
    String template,
    int tripsAt,
    int failures,
    Optional<Instant> failedAt,
    Optional<String> detail) {
  /** Says whether nothing is recruited there any more. */
  public boolean stopped() {
    return failures >= tripsAt;
  }
}
