package io.scitq.store;

/** How much of what executions printed is wanted with them. */
public sealed interface Printing {
  /** Nothing of it. */
  record None() implements Printing {}

  /**
   * The last characters of output and of error.
   *
   * @param characters at most so many of each, at least 1
   */
  record End(int characters) implements Printing {
    /** Checks the figure. */
    public End {
      if (characters < 1) {
        throw new IllegalArgumentException("characters must be positive, got " + characters);
      }
    }
  }

  /** All of it. */
  record Whole() implements Printing {}
}
