package io.scitq.server.http.rest;

import io.scitq.api.Problem;
import java.util.stream.Collectors;

/** Ends a request with {@code {"message": ...}}; an answer, not a bug. */
final class RestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  private RestException(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  int status() {
    return status;
  }

  static RestException invalid(String message) {
    return new RestException(400, message);
  }

  /** Python clients know a missing object by the code alone; workers declare themselves again. */
  static RestException missing(String type, String id) {
    return new RestException(404, type + " " + id + " doesn't exist");
  }

  static RestException missing(String message) {
    return new RestException(404, message);
  }

  static RestException conflict(String message) {
    return new RestException(409, message);
  }

  /** What an operation answers instead of a result, with everything it has to say in one text. */
  static RestException of(Problem problem) {
    String details =
        problem.details().stream()
            .filter(detail -> !problem.message().contains(detail))
            .collect(Collectors.joining("; "));
    return new RestException(
        problem.status(),
        details.isEmpty() ? problem.message() : problem.message() + ": " + details);
  }

  static RestException mediaType() {
    return new RestException(
        415,
        "Did not attempt to load JSON data because the request Content-Type was not"
            + " 'application/json'.");
  }
}
