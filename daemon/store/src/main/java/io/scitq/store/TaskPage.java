package io.scitq.store;

import java.util.List;

/**
 * A part of a list of tasks, by id. It is bounded in rows and in bytes, because a command or a list
 * of inputs may be of any length.
 *
 * @param rows at least one unless the list is over
 * @param last true when nothing came after them at that moment
 */
public record TaskPage(List<TaskRow> rows, boolean last) {
  /** Copies the list. */
  public TaskPage {
    rows = List.copyOf(rows);
  }
}
