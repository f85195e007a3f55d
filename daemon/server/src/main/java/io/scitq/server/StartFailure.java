package io.scitq.server;

import java.util.List;

/** The configuration forbids the start; starting again changes nothing until it is corrected. */
final class StartFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private StartFailure(String message) {
    super(message);
  }

  /** All mistakes at once. */
  static StartFailure of(List<String> mistakes) {
    return new StartFailure(String.join("\nscitqd: ", mistakes));
  }
}
