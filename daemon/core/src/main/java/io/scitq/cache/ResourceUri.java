package io.scitq.cache;

import java.util.Optional;

/**
 * One place to read from.
 *
 * @param uri without the action
 * @param action what the worker does with the files, such as {@code untar}
 */
public record ResourceUri(String uri, Optional<String> action) {
  /** Everything after the first bar is the action. */
  static ResourceUri parse(String text) {
    int bar = text.indexOf('|');
    return bar < 0
        ? new ResourceUri(text, Optional.empty())
        : new ResourceUri(text.substring(0, bar), Optional.of(text.substring(bar + 1)));
  }

  /** The protocol, or the name of a remote: the part before {@code ://}, empty without one. */
  public static String scheme(String uri) {
    int end = uri.indexOf("://");
    return end < 0 ? "" : uri.substring(0, end);
  }

  /** The part after {@code ://}. */
  public static String path(String uri) {
    return uri.substring(uri.indexOf("://") + 3);
  }
}
