package io.scitq.server.http;

import java.util.Optional;

/**
 * A request body with its part of the memory for bodies; to be closed when it is not needed any
 * more.
 *
 * @param bytes the whole body
 * @param share what it holds of the budget
 */
public record Body(byte[] bytes, Optional<BodyBudget.Share> share) implements AutoCloseable {
  /** No body. */
  static final Body NONE = new Body(new byte[0], Optional.empty());

  @Override
  public void close() {
    share.ifPresent(BodyBudget.Share::close);
  }
}
