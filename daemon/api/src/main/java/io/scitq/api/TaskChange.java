package io.scitq.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes a task; what is absent stays.
 *
 * @param taskId names the task
 * @param name names it when the id is absent
 * @param newName its new name
 * @param status a failure with retries left becomes pending
 * @param command what to run
 * @param batch its batch
 * @param container docker image
 * @param containerOptions options of docker
 * @param input URIs separated by a space
 * @param output URI of a folder
 * @param resource URIs separated by a space
 * @param requiredTaskIds replaces the whole set
 * @param retry retries left
 * @param runTimeout seconds
 * @param downloadTimeout seconds
 * @param useCache whether an earlier equal execution may serve
 * @param clear fields to clear: new_name, container, container_options, input, output, resource,
 *     required_task_ids, run_timeout, download_timeout
 */
public record TaskChange(
    @Nullable Integer taskId,
    @Nullable String name,
    @Nullable String newName,
    @Nullable String status,
    @Nullable String command,
    @Nullable String batch,
    @Nullable String container,
    @Nullable String containerOptions,
    @Nullable String input,
    @Nullable String output,
    @Nullable String resource,
    @Nullable List<Integer> requiredTaskIds,
    @Nullable Integer retry,
    @Nullable Integer runTimeout,
    @Nullable Integer downloadTimeout,
    @Nullable Boolean useCache,
    @Nullable List<String> clear) {
  /** Copies the lists. */
  public TaskChange {
    requiredTaskIds = requiredTaskIds == null ? null : List.copyOf(requiredTaskIds);
    clear = clear == null ? null : List.copyOf(clear);
  }
}
