package io.scitq.spi;

/**
 * A region of one provider, named as the provider names it ({@code GRA11}, {@code westeurope}).
 *
 * @param provider who runs it
 * @param name never blank; case matters, as the provider spells it in its own lists
 */
public record Region(ProviderId provider, String name) implements Comparable<Region> {
  /** Checks that the name is there. */
  public Region {
    if (name.isBlank()) {
      throw new IllegalArgumentException("region name must not be blank");
    }
  }

  @Override
  public int compareTo(Region other) {
    int byProvider = provider.compareTo(other.provider);
    return byProvider != 0 ? byProvider : name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return provider + "/" + name;
  }
}
