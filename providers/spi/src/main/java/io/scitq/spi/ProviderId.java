package io.scitq.spi;

import java.util.regex.Pattern;

/**
 * Names a provider, as users type it: {@code ovh}, {@code azure}, {@code local}.
 *
 * @param value lower-case letters, digits and dashes, 1 to 32 signs
 */
public record ProviderId(String value) implements Comparable<ProviderId> {
  private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  /** Checks the shape. */
  public ProviderId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "provider must be lower-case letters, digits and dashes, got '" + value + "'");
    }
  }

  @Override
  public int compareTo(ProviderId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
