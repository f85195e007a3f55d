package io.scitq.cli.bus;

import io.scitq.api.Problem;
import io.scitq.cli.json.Json;

/** What became of a request. */
public sealed interface Reply {

  /**
   * The server did it.
   *
   * @param value its answer
   */
  record Success(Json value) implements Reply {}

  /**
   * The server refused and said why.
   *
   * @param problem its words, the HTTP status in it
   */
  record Refused(Problem problem) implements Reply {}

  /**
   * Something answered, but not as a scitq server does.
   *
   * @param status HTTP status, 0 when the answer was not even HTTP
   * @param excerpt the beginning of what it said, as received
   */
  record Garbled(int status, String excerpt) implements Reply {}

  /**
   * No connection: nothing was asked.
   *
   * @param reason such as {@code connection refused}
   */
  record Unreachable(String reason) implements Reply {}

  /**
   * The request was sent and the connection broke before the answer was complete.
   *
   * @param reason such as {@code connection reset}
   */
  record Lost(String reason) implements Reply {}

  /** The request was sent and the time was over before the answer was complete. */
  record TimedOut() implements Reply {}
}
