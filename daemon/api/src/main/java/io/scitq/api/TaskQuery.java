package io.scitq.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Selects tasks, by ascending id. A list of any length is read page by page: the next request says
 * the last id of the page before. A page of long rows holds fewer of them than the limit; only an
 * empty page is the end.
 *
 * @param status only this status
 * @param batch only this batch
 * @param name only this name
 * @param taskIds only these
 * @param after only ids above this one
 * @param limit at most so many, 1 to 1000, default 1000
 */
public record TaskQuery(
    @Nullable String status,
    @Nullable String batch,
    @Nullable String name,
    @Nullable List<Integer> taskIds,
    @Nullable Integer after,
    @Nullable Integer limit) {
  /** Copies the list. */
  public TaskQuery {
    taskIds = taskIds == null ? null : List.copyOf(taskIds);
  }
}
