package io.scitq.server.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A data directory for one demonstration, deleted at its end unless the user named it.
 *
 * @param path where it is
 * @param ours true when we made it
 */
public record TemporaryFolder(Path path, boolean ours) implements AutoCloseable {
  /** The user's folder, or a new one. */
  public static TemporaryFolder unless(Optional<Path> named) {
    if (named.isPresent()) {
      return new TemporaryFolder(named.get(), false);
    }
    try {
      return new TemporaryFolder(Files.createTempDirectory("scitqd-demo-"), true);
    } catch (IOException error) {
      throw new UncheckedIOException("cannot make a temporary folder", error);
    }
  }

  @Override
  public void close() {
    if (!ours) {
      return;
    }
    try (Stream<Path> tree = Files.walk(path)) {
      List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
      for (Path entry : deepestFirst) {
        Files.deleteIfExists(entry);
      }
    } catch (IOException error) {
      throw new UncheckedIOException("cannot delete " + path, error);
    }
  }
}
