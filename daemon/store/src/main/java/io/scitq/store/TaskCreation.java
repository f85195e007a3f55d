package io.scitq.store;

import java.util.List;

/**
 * What became of tasks to be made.
 *
 * @param <M> what is told of those that were made
 */
public sealed interface TaskCreation<M> {
  /**
   * All are stored.
   *
   * @param made as they are now
   */
  record Created<M>(M made) implements TaskCreation<M> {}

  /**
   * Nothing was stored, because tasks that do not exist are required.
   *
   * @param ids the unknown ones, ascending
   */
  record UnknownRequirements<M>(List<Integer> ids) implements TaskCreation<M> {
    /** Copies the list. */
    public UnknownRequirements {
      ids = List.copyOf(ids);
    }
  }
}
