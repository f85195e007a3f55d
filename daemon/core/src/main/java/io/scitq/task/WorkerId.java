package io.scitq.task;

/**
 * Id of a worker row.
 *
 * @param value as the database gave it
 */
public record WorkerId(int value) implements Comparable<WorkerId> {
  @Override
  public int compareTo(WorkerId other) {
    return Integer.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Integer.toString(value);
  }
}
