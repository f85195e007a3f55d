package io.scitq.cache;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The two hashes of an execution. Executions that scitq 1.3 hashed have the same ones.
 *
 * <pre>
 * command:C LF container:C LF container_options:O LF [input:LIST LF] [resource:LIST]
 * output:FILE:MD5,FILE:MD5
 * </pre>
 */
public final class CacheHash {
  private CacheHash() {}

  /**
   * The hash of what goes in; empty when some place cannot be listed.
   *
   * @param listings what is found at a URI
   */
  public static Optional<String> input(Work work, Function<String, Listing> listings) {
    StringBuilder text = new StringBuilder();
    line(text, "command", work.command());
    line(text, "container", work.container().orElse("None"));
    line(text, "container_options", work.containerOptions().orElse("None"));
    Optional<String> input = list(work.inputs(), listings);
    Optional<String> resource =
        input.isEmpty() ? Optional.empty() : list(work.resources(), listings);
    if (resource.isEmpty()) {
      return Optional.empty();
    }
    if (!work.inputs().isEmpty()) {
      line(text, "input", input.orElseThrow());
    }
    if (!work.resources().isEmpty()) {
      text.append("resource:").append(resource.get());
    }
    return Optional.of(md5(text.toString()));
  }

  /**
   * The hash of what came out.
   *
   * @param outputFiles names below the output folder, separated by a space, empty for none
   * @param found what is there now; a name that is not counts for nothing
   */
  public static String output(String outputFiles, Listing.Files found) {
    Map<String, ListedFile> byName =
        found.files().stream()
            .collect(Collectors.toMap(ListedFile::name, Function.identity(), (one, same) -> one));
    String text =
        names(outputFiles).stream()
            .filter(byName::containsKey)
            .map(name -> byName.get(name).text())
            .collect(Collectors.joining(","));
    return md5("output:" + text);
  }

  /** The names in a list separated by spaces, sorted as scitq 1.3 sorts them: by code point. */
  public static List<String> names(String outputFiles) {
    TreeSet<String> names = new TreeSet<>(CodePoints.ORDER);
    for (String name : outputFiles.split(" ", -1)) {
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    return List.copyOf(names);
  }

  private static Optional<String> list(List<ResourceUri> uris, Function<String, Listing> listings) {
    List<String> entries = new ArrayList<>();
    for (ResourceUri uri : uris) {
      String action = uri.action().map(name -> "|" + name).orElse("");
      switch (listings.apply(uri.uri())) {
        case Listing.Raw() -> entries.add(uri.uri() + action);
        case Listing.Files(List<ListedFile> files) ->
            files.forEach(file -> entries.add(file.text() + action));
        case Listing.Unavailable ignored -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(String.join(",", entries));
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(name).append(':').append(value).append('\n');
  }

  /** MD5 of a text in UTF-8, as hexadecimal digits. */
  static String md5(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }
}
