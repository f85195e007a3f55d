package io.scitq.api;

import java.util.List;

/**
 * A list as an answer.
 *
 * @param items the rows in their documented order
 * @param <T> a view
 */
public record Items<T>(List<T> items) {
  /** Copies the list. */
  public Items {
    items = List.copyOf(items);
  }
}
