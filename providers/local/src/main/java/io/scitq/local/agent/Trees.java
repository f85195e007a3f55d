package io.scitq.local.agent;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whole folders: copied, linked, listed, removed. Symbolic links are kept as links. */
final class Trees {
  /** How a file gets to its new place. */
  @FunctionalInterface
  private interface Placing {
    void place(Path from, Path to) throws IOException;
  }

  private Trees() {}

  /** Copies a file, or everything in a folder, into place; what is there already is replaced. */
  static void copy(Path from, Path to) throws IOException {
    walk(
        from,
        to,
        (file, place) ->
            Files.copy(
                file,
                place,
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.COPY_ATTRIBUTES,
                java.nio.file.LinkOption.NOFOLLOW_LINKS));
  }

  /** The same by hard links, which cost no space; copies where the file system has none. */
  static void link(Path from, Path to) throws IOException {
    walk(
        from,
        to,
        (file, place) -> {
          try {
            Files.deleteIfExists(place);
            Files.createLink(place, file);
          } catch (UnsupportedOperationException | IOException noLink) {
            Files.copy(file, place, StandardCopyOption.REPLACE_EXISTING);
          }
        });
  }

  private static void walk(Path from, Path to, Placing placing) throws IOException {
    if (!Files.isDirectory(from)) {
      placing.place(from, to);
      return;
    }
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes facts)
              throws IOException {
            stopWhenInterrupted();
            Files.createDirectories(to.resolve(from.relativize(folder).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes facts)
              throws IOException {
            stopWhenInterrupted();
            placing.place(file, to.resolve(from.relativize(file).toString()));
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static void stopWhenInterrupted() throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new java.io.InterruptedIOException("stopped while copying");
    }
  }

  /** All files below a folder as names relative to it, sorted. */
  static List<String> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> !Files.isDirectory(path))
          .map(path -> folder.relativize(path).toString())
          .sorted()
          .toList();
    }
  }

  /** Removes a folder with everything in it; what is gone already is fine. */
  static void remove(Path folder) throws IOException {
    if (!Files.exists(folder, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes facts)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException error) throws IOException {
            if (error instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw error;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path done, @Nullable IOException error)
              throws IOException {
            Files.deleteIfExists(done);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
