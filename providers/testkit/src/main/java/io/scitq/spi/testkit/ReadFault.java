package io.scitq.spi.testkit;

/** What a cloud does to every read until healed. */
public enum ReadFault {
  /** The credentials are refused. */
  AUTHENTICATION,
  /** A server error. */
  SERVER_ERROR,
  /** An answer that is not what was asked for, such as a page of HTML with status 200. */
  MALFORMED,
  /** An answer that ends in the middle. */
  TRUNCATED
}
