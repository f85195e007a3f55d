package io.scitq.spi.testkit;

/** What a cloud does to the next request to make an instance. */
public enum LaunchFault {
  /** No machine of this kind is left, said at once or by an instance that fails later. */
  CAPACITY,
  /** A ceiling of the account is met. */
  QUOTA,
  /** The credentials are refused, for this and every later request until healed. */
  AUTHENTICATION,
  /** Too many requests, asking to wait {@link CloudFixture#RETRY_AFTER}. */
  THROTTLED,
  /** The answer is lost, and the instance is made all the same. */
  LATE_SUCCESS,
  /** A server error after the request was read; no instance is made. */
  SERVER_ERROR
}
