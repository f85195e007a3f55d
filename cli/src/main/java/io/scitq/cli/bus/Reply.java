package io.scitq.cli.bus;

import io.scitq.api.Problem;
import io.scitq.cli.json.Json;
import java.util.function.Function;

/** What became of a request. */
public sealed interface Reply {

  /** Goes one of two ways. */
  <T> T fold(Function<Json, T> success, Function<Miss, T> miss);

  /**
   * The server did it.
   *
   * @param value its answer
   */
  record Success(Json value) implements Reply {
    @Override
    public <T> T fold(Function<Json, T> success, Function<Miss, T> miss) {
      return success.apply(value);
    }
  }

  /** Every way not to succeed. */
  sealed interface Miss extends Reply {
    @Override
    default <T> T fold(Function<Json, T> success, Function<Miss, T> miss) {
      return miss.apply(this);
    }
  }

  /**
   * The server refused and said why.
   *
   * @param problem its words, the HTTP status in it
   */
  record Refused(Problem problem) implements Miss {}

  /**
   * Something answered, but not as a scitq server does.
   *
   * @param status HTTP status, 0 when the answer was not even HTTP
   * @param excerpt the beginning of what it said, as received
   */
  record Garbled(int status, String excerpt) implements Miss {}

  /**
   * No connection: nothing was asked.
   *
   * @param reason such as {@code connection refused}
   */
  record Unreachable(String reason) implements Miss {}

  /**
   * The request was sent and the connection broke before the answer was complete.
   *
   * @param reason such as {@code connection reset}
   */
  record Lost(String reason) implements Miss {}

  /** The request was sent and the time was over before the answer was complete. */
  record TimedOut() implements Miss {}
}
