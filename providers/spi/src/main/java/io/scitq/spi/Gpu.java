package io.scitq.spi;

/**
 * The GPUs of a flavor.
 *
 * @param model as the vendor names it ({@code A100}), may be empty when the vendor says only how
 *     many
 * @param count number of GPUs, at least 1
 * @param memoryGb memory of all of them together in GB; 0 when the vendor does not tell
 */
public record Gpu(String model, int count, double memoryGb) {
  /** Checks count and memory. */
  public Gpu {
    if (count < 1) {
      throw new IllegalArgumentException("gpu count must be at least 1, got " + count);
    }
    if (!(memoryGb >= 0) || Double.isInfinite(memoryGb)) {
      throw new IllegalArgumentException("gpu memory must be 0 or more, got " + memoryGb);
    }
  }
}
