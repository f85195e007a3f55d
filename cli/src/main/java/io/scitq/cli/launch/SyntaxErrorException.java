package io.scitq.cli.launch;

/** The command line is wrong; the message says what is. */
final class SyntaxErrorException extends Exception {
  private static final long serialVersionUID = 1L;

  SyntaxErrorException(String message) {
    super(message);
  }
}
