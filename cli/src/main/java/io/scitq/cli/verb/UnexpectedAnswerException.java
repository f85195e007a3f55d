package io.scitq.cli.verb;

/** The server broke the wire contract: it answered with success, but in another shape. */
public final class UnexpectedAnswerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Names what is missing. */
  public UnexpectedAnswerException(String message) {
    super(message);
  }
}
