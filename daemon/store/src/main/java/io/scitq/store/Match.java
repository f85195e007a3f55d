package io.scitq.store;

import java.util.List;

/** What a filter asks of one column. */
public sealed interface Match {
  /**
   * The column has this value.
   *
   * @param value of the column's Java type
   */
  record Equal(Object value) implements Match {}

  /**
   * The column has one of these values.
   *
   * @param values of the column's Java type; none matches no row
   */
  record In(List<Object> values) implements Match {
    /** Copies the list. */
    public In {
      values = List.copyOf(values);
    }
  }

  /** The column is empty. */
  record Empty() implements Match {}
}
