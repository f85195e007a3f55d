package io.scitq.server.cache;

/** A place could not be read or written; the message is for the log, never with credentials. */
final class PlaceException extends Exception {
  private static final long serialVersionUID = 1;

  PlaceException(String message) {
    super(message);
  }

  PlaceException(String message, Exception cause) {
    super(message, cause);
  }
}
