package io.scitq.spi;

/** How likely it is that the provider takes the instance back. */
public sealed interface EvictionRate {
  /** On-demand instances are not evicted. */
  EvictionRate NEVER = new Known(0);

  /** The provider does not say: which is not the same as rarely. */
  EvictionRate UNKNOWN = new Unknown();

  /**
   * The provider's own figure.
   *
   * @param percentPerHour upper end of the provider's band, 0 to 100
   */
  record Known(int percentPerHour) implements EvictionRate {
    /** Checks the range. */
    public Known {
      if (percentPerHour < 0 || percentPerHour > 100) {
        throw new IllegalArgumentException(
            "eviction rate must be 0 to 100 percent, got " + percentPerHour);
      }
    }
  }

  /** The provider gave no figure. */
  record Unknown() implements EvictionRate {}
}
