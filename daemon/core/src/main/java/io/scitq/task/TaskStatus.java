package io.scitq.task;

import java.util.Locale;
import java.util.Optional;

/** The nine statuses of a task; their order is the wire value of scitq 1.3. */
public enum TaskStatus {
  PAUSED,
  WAITING,
  PENDING,
  ASSIGNED,
  ACCEPTED,
  RUNNING,
  FAILED,
  SUCCEEDED,
  DEBUG;

  /** The word of the database and the wire. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The status of a word, empty for an unknown one. */
  public static Optional<TaskStatus> of(String label) {
    for (TaskStatus status : values()) {
      if (status.label().equals(label)) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }
}
