package io.scitq.server.operation;

/**
 * A public operation.
 *
 * @param <Q> request record of {@code io.scitq.api}
 * @param <R> answer record of {@code io.scitq.api}
 */
public interface Operation<Q, R> {
  /** Its bus address, one of {@code io.scitq.api.BusAddress}. */
  String address();

  /** The type that a request is decoded to; unknown fields are refused. */
  Class<Q> requestType();

  /** Bytes that a request may have at most; most are a list of filters and have some hundred. */
  default int maxBytes() {
    return 1 << 20;
  }

  /**
   * Does it. Runs on a virtual thread and may block on the database.
   *
   * @throws ProblemException when the request is wrong or cannot be carried out now
   */
  R run(Q request);
}
