package io.scitq.cache;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a task does, as far as it decides the result.
 *
 * @param command what is run
 * @param container docker image
 * @param containerOptions its options; empty is not the same as none
 * @param input URIs separated by a space; empty is the same as none
 * @param resource URIs separated by a space, each perhaps with an action; likewise
 */
public record Work(
    String command,
    Optional<String> container,
    Optional<String> containerOptions,
    Optional<String> input,
    Optional<String> resource) {
  /** The URIs of the input. */
  public List<ResourceUri> inputs() {
    return uris(input);
  }

  /** The URIs of the resources. */
  public List<ResourceUri> resources() {
    return uris(resource);
  }

  private static List<ResourceUri> uris(Optional<String> text) {
    return Stream.of(text.orElse("").split(" ", -1))
        .filter(uri -> !uri.isEmpty())
        .map(ResourceUri::parse)
        .toList();
  }
}
