package io.scitq.spi;

import java.util.regex.Pattern;

/**
 * Which scitq server owns an instance. It is written into every name and tag that we make, so that
 * two servers in one account never touch each other's instances.
 *
 * @param value 6 to 12 lower-case hexadecimal signs, made once and kept in the database
 */
public record ServerId(String value) {
  private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{6,12}");

  /** Checks the shape. */
  public ServerId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "server id must be 6 to 12 hex signs, got '" + value + "'");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
