package io.scitq.local.agent;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * What is to be run.
 *
 * @param id its number
 * @param command split into words before it is run; no shell
 * @param container docker image
 * @param containerOptions options of docker
 * @param inputs URIs, each perhaps with an action
 * @param resources likewise
 * @param output URI of a folder
 */
record Task(
    long id,
    String command,
    Optional<String> container,
    String containerOptions,
    List<String> inputs,
    List<String> resources,
    Optional<String> output) {
  /** Reads the JSON of the REST API, of a freeze, or of {@code io.scitq.api.TaskView}. */
  static Task of(JsonNode json) {
    return new Task(
        json.path("task_id").asLong(),
        text(json, "command").orElse(""),
        text(json, "container"),
        text(json, "container_options").orElse(""),
        words(json, "input"),
        words(json, "resource"),
        text(json, "output"));
  }

  private static Optional<String> text(JsonNode json, String field) {
    JsonNode node = json.path(field);
    return node.isTextual() && !node.textValue().isBlank()
        ? Optional.of(node.textValue().strip())
        : Optional.empty();
  }

  private static List<String> words(JsonNode json, String field) {
    return text(json, field).map(all -> List.of(all.split("\\s+"))).orElse(List.of());
  }
}
