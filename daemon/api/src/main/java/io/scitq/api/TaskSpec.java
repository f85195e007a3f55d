package io.scitq.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task to be queued.
 *
 * @param command what to run, required
 * @param name free text
 * @param batch {@code Default} when absent, without a slash
 * @param status {@code pending}, or {@code waiting} when tasks are required; others are allowed
 * @param container docker image
 * @param containerOptions options of docker
 * @param input URIs separated by a space
 * @param output URI of a folder
 * @param resource URIs separated by a space
 * @param requiredTaskIds tasks that must succeed first
 * @param retry default 0
 * @param runTimeout seconds
 * @param downloadTimeout seconds
 * @param useCache default false
 */
public record TaskSpec(
    String command,
    @Nullable String name,
    @Nullable String batch,
    @Nullable String status,
    @Nullable String container,
    @Nullable String containerOptions,
    @Nullable String input,
    @Nullable String output,
    @Nullable String resource,
    @Nullable List<Integer> requiredTaskIds,
    @Nullable Integer retry,
    @Nullable Integer runTimeout,
    @Nullable Integer downloadTimeout,
    @Nullable Boolean useCache) {
  /** Copies the list. */
  public TaskSpec {
    requiredTaskIds = requiredTaskIds == null ? null : List.copyOf(requiredTaskIds);
  }
}
