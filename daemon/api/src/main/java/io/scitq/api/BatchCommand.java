package io.scitq.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stops, resumes or deletes batches.
 *
 * @param batches their names, at least one
 * @param signal to the running executions: 0 or absent for none, stop takes 3, 9, 15, 20, go takes
 *     18; deletion takes none
 */
public record BatchCommand(List<String> batches, @Nullable Integer signal) {
  /** Copies the list. */
  public BatchCommand {
    batches = List.copyOf(batches);
  }
}
