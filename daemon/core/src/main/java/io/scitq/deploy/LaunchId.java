package io.scitq.deploy;

/**
 * Id of a launch row.
 *
 * @param value as the database gave it
 */
public record LaunchId(long value) implements Comparable<LaunchId> {
  @Override
  public int compareTo(LaunchId other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
