package io.scitq.server.operation;

import io.scitq.api.Problem;
import java.util.List;

/** Ends an operation with an answer that is not a success; doors translate it, nobody logs it. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /** Wraps the problem; without stack trace, because it is an answer and not a bug. */
  public ProblemException(Problem problem) {
    super(problem.message(), null, false, false);
    this.problem = problem;
  }

  /** The answer. */
  public Problem problem() {
    return problem;
  }

  /** The request makes no sense: 400. */
  public static ProblemException invalid(String code, String message, List<String> details) {
    return new ProblemException(new Problem(400, code, message, details));
  }

  /** The request makes no sense: 400. */
  public static ProblemException invalid(String code, String message) {
    return invalid(code, message, List.of());
  }

  /** What it is about is not there: 404. */
  public static ProblemException notFound(String code, String message) {
    return new ProblemException(Problem.of(404, code, message));
  }

  /** What it is about is not there, but this is: 404. */
  public static ProblemException notFound(String code, String message, List<String> details) {
    return new ProblemException(new Problem(404, code, message, details));
  }

  /** It contradicts the present state: 409. */
  public static ProblemException conflict(String code, String message) {
    return new ProblemException(Problem.of(409, code, message));
  }

  /** It is well formed but cannot be done: 422. */
  public static ProblemException impossible(String code, String message, List<String> details) {
    return new ProblemException(new Problem(422, code, message, details));
  }

  /** It cannot be done now, but may be later: 503. */
  public static ProblemException unavailable(String code, String message) {
    return new ProblemException(Problem.of(503, code, message));
  }
}
