package io.scitq.store;

import java.util.List;

/**
 * A part of a list of executions, by id. It is bounded in rows and in bytes.
 *
 * @param rows at least one unless the list is over
 * @param last true when nothing came after them at that moment
 */
public record ExecutionPage(List<PrintedExecution> rows, boolean last) {
  /** Copies the list. */
  public ExecutionPage {
    rows = List.copyOf(rows);
  }
}
