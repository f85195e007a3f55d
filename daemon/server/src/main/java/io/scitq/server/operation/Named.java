package io.scitq.server.operation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Names in requests that may be left open. */
final class Named {
  private static final String AUTO = "auto";

  private Named() {}

  /** The name; nothing when it is absent, blank or {@code auto}. */
  static Optional<String> of(@Nullable String name) {
    return Optional.ofNullable(name).filter(given -> !given.isBlank() && !given.equals(AUTO));
  }
}
