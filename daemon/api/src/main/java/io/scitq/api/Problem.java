package io.scitq.api;

import java.util.List;

/**
 * The body of every answer that is not a success.
 *
 * @param status HTTP status: 400, 404, 405, 409, 413, 422, 500 or 503
 * @param code stable word for programs, such as {@code protofilter-invalid}
 * @param message one sentence for people: the value, and what is allowed
 * @param details further sentences, one per mistake or per reason, possibly none
 */
public record Problem(int status, String code, String message, List<String> details) {
  /** Copies the details. */
  public Problem {
    details = List.copyOf(details);
  }

  /** A problem without details. */
  public static Problem of(int status, String code, String message) {
    return new Problem(status, code, message, List.of());
  }
}
