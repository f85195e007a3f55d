package io.scitq.spi;

/**
 * Why the provider's own facts forbid choosing an offering. An operator's ban and a learned
 * unavailability are other things and are kept elsewhere.
 */
public enum Exclusion {
  /** The provider has none left now. */
  OUT_OF_STOCK("out of stock at the provider"),
  /** The subscription or project may not use it. */
  RESTRICTED("restricted for this account"),
  /** Not an x86-64 machine. */
  ARM64("Arm64 processor"),
  /** Needs a security profile that workers do not have. */
  CONFIDENTIAL("confidential computing size"),
  /** Cannot take the premium disk that workers boot from. */
  NO_PREMIUM_STORAGE("no premium storage"),
  /** Not sold as spot. */
  NOT_SPOT_CAPABLE("not sold as spot"),
  /** A basic, promotional or constrained legacy size. */
  LEGACY_SIZE("legacy size"),
  /** Runs another operating system than Linux. */
  NOT_LINUX("not a Linux machine"),
  /** No price is known; a missing price is never a low price. */
  NO_PRICE("no price known"),
  /** The provider announced it but does not sell it yet. */
  COMING_SOON("announced, not sold yet"),
  /** The region is down or in maintenance. */
  REGION_DOWN("region is down");

  private final String sentence;

  Exclusion(String sentence) {
    this.sentence = sentence;
  }

  /** The reason in a few words, for people. */
  public String sentence() {
    return sentence;
  }
}
