package io.scitq.task;

/**
 * Id of a task row.
 *
 * @param value as the database gave it
 */
public record TaskId(int value) implements Comparable<TaskId> {
  @Override
  public int compareTo(TaskId other) {
    return Integer.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Integer.toString(value);
  }
}
