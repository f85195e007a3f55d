package io.scitq.api;

import java.util.List;

/**
 * A batch: its tasks by status, and its workers.
 *
 * @param batch its name
 * @param paused tasks
 * @param waiting tasks
 * @param pending tasks
 * @param assigned tasks
 * @param accepted tasks
 * @param running tasks
 * @param failed tasks
 * @param succeeded tasks
 * @param debug tasks
 * @param workers names, in the order of the ids
 */
public record BatchView(
    String batch,
    long paused,
    long waiting,
    long pending,
    long assigned,
    long accepted,
    long running,
    long failed,
    long succeeded,
    long debug,
    List<String> workers) {
  /** Copies the list. */
  public BatchView {
    workers = List.copyOf(workers);
  }
}
