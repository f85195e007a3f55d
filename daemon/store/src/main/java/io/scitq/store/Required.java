package io.scitq.store;

import java.util.List;

/**
 * What a task requires.
 *
 * @param ids the tasks that must succeed before it, ascending
 * @param failed those of them that have failed, ascending; it waits as long as one has
 */
public record Required(List<Integer> ids, List<Integer> failed) {
  /** Nothing is required. */
  public static final Required NONE = new Required(List.of(), List.of());

  /** Copies the lists. */
  public Required {
    ids = List.copyOf(ids);
    failed = List.copyOf(failed);
  }
}
