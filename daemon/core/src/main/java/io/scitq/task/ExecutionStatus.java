package io.scitq.task;

import java.util.Locale;
import java.util.Optional;

/** The statuses of an execution. */
public enum ExecutionStatus {
  PENDING,
  ACCEPTED,
  RUNNING,
  FAILED,
  SUCCEEDED,
  REFUSED;

  /** The word of the database and the wire. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The status of a word, empty for an unknown one. */
  public static Optional<ExecutionStatus> of(String label) {
    for (ExecutionStatus status : values()) {
      if (status.label().equals(label)) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }
}
