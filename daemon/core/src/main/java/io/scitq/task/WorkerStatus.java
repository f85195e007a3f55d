package io.scitq.task;

import java.util.Locale;
import java.util.Optional;

/** The statuses of a worker. Only running workers receive tasks. */
public enum WorkerStatus {
  PAUSED,
  RUNNING,
  OFFLINE,
  FAILED,
  EVICTED;

  /** The word of the database and the wire. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The status of a word, empty for an unknown one. */
  public static Optional<WorkerStatus> of(String label) {
    for (WorkerStatus status : values()) {
      if (status.label().equals(label)) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }
}
