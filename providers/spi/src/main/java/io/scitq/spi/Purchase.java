package io.scitq.spi;

/** How an offering is bought. */
public enum Purchase {
  /** Kept until we delete it. */
  ON_DEMAND,
  /** Cheaper; the provider may take it back at any time. */
  SPOT
}
