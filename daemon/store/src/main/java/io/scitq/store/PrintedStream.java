package io.scitq.store;

import java.util.Locale;

/** The two texts that a running execution appends to. */
public enum PrintedStream {
  OUTPUT,
  ERROR;

  /** Its column, and its name on the wire. */
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }
}
