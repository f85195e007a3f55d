package io.scitq.api;

import java.util.List;

/**
 * Tasks to be queued together: all of them or none.
 *
 * @param tasks 1 to 10,000
 */
public record TaskSpecs(List<TaskSpec> tasks) {
  /** Copies the list. */
  public TaskSpecs {
    tasks = List.copyOf(tasks);
  }
}
