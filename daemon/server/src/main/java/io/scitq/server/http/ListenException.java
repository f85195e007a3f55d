package io.scitq.server.http;

/** The daemon cannot listen where it was told to; the message says why and what to do. */
public final class ListenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ListenException(String message, Throwable cause) {
    super(message, cause);
  }
}
