package io.scitq.api;

import java.util.List;

/**
 * The tasks that were made.
 *
 * @param taskIds in the order of the request
 */
public record TaskIds(List<Integer> taskIds) {
  /** Copies the list. */
  public TaskIds {
    taskIds = List.copyOf(taskIds);
  }
}
