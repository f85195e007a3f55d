package io.scitq.server.loop;

import java.util.Locale;
import java.util.Optional;

/**
 * Something changed, have a look: an address of the event bus. A hint may be lost or repeated; the
 * tables tell what is true.
 */
public enum Hint {
  /** Tasks were added or changed. */
  TASK,
  /** Workers were added or changed. */
  WORKER,
  /** Executions were added or changed. */
  EXECUTION,
  /** Recruiters were added or changed. */
  RECRUITER,
  /** Jobs were added or changed, launches among them. */
  JOB,
  /** The stored catalog was changed. */
  CATALOG;

  /** Its bus address. */
  public String address() {
    return "scitq.event." + label();
  }

  /** The word that the database sends for it, which is the table's name. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The hint of a database notification, empty for a table that nobody watches. */
  public static Optional<Hint> of(String label) {
    for (Hint hint : values()) {
      if (hint.label().equals(label)) {
        return Optional.of(hint);
      }
    }
    return Optional.empty();
  }
}
