package io.scitq.spi;

import java.util.regex.Pattern;

/**
 * The idempotent name of an instance: the same launch always asks for the same name, so that a
 * retry finds what an earlier try made. It is also the host name of the worker.
 *
 * @param value a valid host name of lower-case letters, digits and dashes, 1 to 63 signs
 */
public record InstanceName(String value) {
  private static final Pattern SHAPE = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  /** Checks the shape. */
  public InstanceName {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "instance name must be a lower-case host name, got '" + value + "'");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
