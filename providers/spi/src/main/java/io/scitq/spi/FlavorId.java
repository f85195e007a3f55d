package io.scitq.spi;

/**
 * A hardware shape of one provider, by its name there ({@code b3-8}, {@code Standard_D4s_v5}).
 *
 * @param provider who sells it
 * @param name never blank
 */
public record FlavorId(ProviderId provider, String name) implements Comparable<FlavorId> {
  /** Checks that the name is there. */
  public FlavorId {
    if (name.isBlank()) {
      throw new IllegalArgumentException("flavor name must not be blank");
    }
  }

  @Override
  public int compareTo(FlavorId other) {
    int byProvider = provider.compareTo(other.provider);
    return byProvider != 0 ? byProvider : name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return provider + "/" + name;
  }
}
