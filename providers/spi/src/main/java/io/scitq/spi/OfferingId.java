package io.scitq.spi;

/**
 * A flavor in a region: what can be bought. scitq 1.3 keys its metrics the same way, which is why
 * the purchase is a fact of the offering and not part of its key.
 *
 * @param flavor the hardware shape
 * @param region name of a region of the flavor's provider
 */
public record OfferingId(FlavorId flavor, String region) implements Comparable<OfferingId> {
  /** Checks that the region is there. */
  public OfferingId {
    if (region.isBlank()) {
      throw new IllegalArgumentException("region name must not be blank");
    }
  }

  /** Builds an id from plain names. */
  public static OfferingId of(ProviderId provider, String region, String flavor) {
    return new OfferingId(new FlavorId(provider, flavor), region);
  }

  /** The provider that sells it. */
  public ProviderId provider() {
    return flavor.provider();
  }

  /** The region as a value of its own. */
  public Region where() {
    return new Region(flavor.provider(), region);
  }

  @Override
  public int compareTo(OfferingId other) {
    int byFlavor = flavor.compareTo(other.flavor);
    return byFlavor != 0 ? byFlavor : region.compareTo(other.region);
  }

  @Override
  public String toString() {
    return flavor.provider() + "/" + region + "/" + flavor.name();
  }
}
