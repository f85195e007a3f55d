package io.scitq.reconcile;

import io.scitq.task.WorkerStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * The worker that holds an execution.
 *
 * @param status its status
 * @param lastContact its last ping, by our clock
 * @param createdAt when its row was made
 */
public record Holder(WorkerStatus status, Optional<Instant> lastContact, Instant createdAt) {
  /** Its last word, or its making when it never spoke. */
  Instant lastSeen() {
    return lastContact.orElse(createdAt);
  }
}
