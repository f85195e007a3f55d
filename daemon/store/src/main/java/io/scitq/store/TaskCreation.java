package io.scitq.store;

import java.util.List;

/** What became of a task to be made. */
public sealed interface TaskCreation {
  /**
   * It is stored.
   *
   * @param task as it is now
   */
  record Created(TaskRow task) implements TaskCreation {}

  /**
   * Nothing was stored, because it requires tasks that do not exist.
   *
   * @param ids the unknown ones, ascending
   */
  record UnknownRequirements(List<Integer> ids) implements TaskCreation {
    /** Copies the list. */
    public UnknownRequirements {
      ids = List.copyOf(ids);
    }
  }
}
