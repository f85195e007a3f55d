package io.scitq.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task.
 *
 * @param taskId its id
 * @param name free text, not unique
 * @param status paused, waiting, pending, assigned, accepted, running, failed, succeeded or debug
 * @param command what is run
 * @param creationDate when the row was made
 * @param modificationDate when it last changed
 * @param statusDate since when it has this status
 * @param batch its batch
 * @param container docker image, null for the shell
 * @param containerOptions options of docker
 * @param input URIs separated by a space
 * @param output URI of a folder
 * @param resource URIs separated by a space
 * @param requiredTaskIds tasks that must succeed first, ascending
 * @param blockedBy those of them that have failed, ascending: a waiting task waits until they are
 *     relaunched and succeed, or are no longer required
 * @param retry retries left
 * @param runTimeout seconds
 * @param downloadTimeout seconds
 * @param useCache true when an earlier equal execution may serve
 */
public record TaskView(
    int taskId,
    @Nullable String name,
    String status,
    String command,
    @Nullable String creationDate,
    @Nullable String modificationDate,
    @Nullable String statusDate,
    String batch,
    @Nullable String container,
    @Nullable String containerOptions,
    @Nullable String input,
    @Nullable String output,
    @Nullable String resource,
    List<Integer> requiredTaskIds,
    List<Integer> blockedBy,
    int retry,
    @Nullable Integer runTimeout,
    @Nullable Integer downloadTimeout,
    boolean useCache) {
  /** Copies the lists. */
  public TaskView {
    requiredTaskIds = List.copyOf(requiredTaskIds);
    blockedBy = List.copyOf(blockedBy);
  }
}
