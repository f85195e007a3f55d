package io.scitq.cache;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which earlier inputs may be the same: those with the same names at the end of their URIs,
 * wherever they were. As an SQL LIKE pattern with {@code \} as its escape, because names hold
 * {@code _}.
 */
public final class NamePattern {
  private NamePattern() {}

  /** {@code s3://a/x_1 s3://b/y} becomes {@code %/x\_1 %/y}; no URIs are matched by no URIs. */
  public static String of(String uris) {
    return Stream.of(uris.split(" ", -1))
        .filter(uri -> !uri.isEmpty())
        .map(uri -> "%/" + escaped(uri.substring(uri.lastIndexOf('/') + 1)))
        .collect(Collectors.joining(" "));
  }

  private static String escaped(String name) {
    return name.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
