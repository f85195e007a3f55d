package io.scitq.store;

/**
 * What became of a change of one row.
 *
 * @param <R> the row
 */
public sealed interface UpdateOutcome<R> {
  /**
   * The row is as asked.
   *
   * @param row as it is now
   * @param changed false when it was so before
   */
  record Done<R>(R row, boolean changed) implements UpdateOutcome<R> {}

  /** There is no such row. */
  record Missing<R>() implements UpdateOutcome<R> {}

  /**
   * The change contradicts the present state, nothing was written.
   *
   * @param message one sentence naming both
   */
  record Refused<R>(String message) implements UpdateOutcome<R> {}
}
