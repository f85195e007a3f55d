package io.scitq.server.http;

/** A body could not be read; an answer, not a bug. */
public final class BodyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /** It is larger than this address takes. */
    TOO_LARGE,
    /** Other bodies hold the memory, and went on holding it. */
    BUSY,
    /** It did not arrive in time. */
    LATE,
    /** The client has gone. */
    BROKEN
  }

  private final Reason reason;

  BodyException(Reason reason) {
    super(reason.name(), null, false, false);
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
