package io.scitq.spi;

/**
 * A worker that is to be there always: launched when there is none, and launched anew when it died.
 *
 * @param offering what it runs on
 * @param batch the batch it begins with
 * @param concurrency tasks at once, at least 1
 */
public record StandingWorker(OfferingId offering, String batch, int concurrency) {
  /** Checks the batch and the number. */
  public StandingWorker {
    if (batch.isBlank()) {
      throw new IllegalArgumentException("batch must not be blank");
    }
    if (concurrency < 1) {
      throw new IllegalArgumentException("concurrency must be at least 1, got " + concurrency);
    }
  }
}
