package io.scitq.spi;

/**
 * What the worker on a new instance is started with; the user data says the same to a machine that
 * boots.
 *
 * @param server where it finds us, HOST or HOST:PORT
 * @param concurrency tasks at once, 0 or more
 */
public record WorkerOrder(String server, int concurrency) {
  /** Checks both. */
  public WorkerOrder {
    if (server.isBlank()) {
      throw new IllegalArgumentException("the server's address must not be blank");
    }
    if (concurrency < 0) {
      throw new IllegalArgumentException("concurrency must be 0 or more, got " + concurrency);
    }
  }
}
