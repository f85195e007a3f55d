package io.scitq.server.http;

import java.util.Optional;

/** One thing that must be there before requests make sense, such as the database. */
public interface HealthCheck {
  /** Short name, such as {@code database}. */
  String name();

  /** What is wrong now, in one sentence; empty when all is well. May block for two seconds. */
  Optional<String> problem();
}
