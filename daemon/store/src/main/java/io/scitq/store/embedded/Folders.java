package io.scitq.store.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Steps on whole folders that either happen or leave things as they were. */
final class Folders {
  private Folders() {}

  /** Makes the folder with its parents and checks that this process may write there. */
  static void makeWritable(Path directory) {
    try {
      if (!Files.isDirectory(directory)) {
        Files.createDirectories(
            directory,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      Path probe = Files.createTempFile(directory, ".write", ".probe");
      Files.delete(probe);
    } catch (IOException e) {
      throw new EmbeddedFailure(
          "The data directory "
              + directory
              + " cannot be made or written by user "
              + System.getProperty("user.name")
              + " ("
              + Diagnosis.reason(e)
              + "): choose another with --data DIR, or change its owner.",
          e);
    }
  }

  /** Gives a finished folder its final name, on disk before this returns. */
  static void publish(Path finished, Path name) throws IOException {
    Files.move(finished, name, StandardCopyOption.ATOMIC_MOVE);
    Path parent = name.toAbsolutePath().getParent();
    if (parent != null) {
      try (FileChannel folder = FileChannel.open(parent, StandardOpenOption.READ)) {
        folder.force(true);
      }
    }
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Gives a folder and all in it to a user and a group. */
  static void chown(Path folder, int uid, int gid) {
    try (var paths = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(path, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
      }
    } catch (IOException | UncheckedIOException e) {
      throw new EmbeddedFailure("Cannot give " + folder + " to user " + uid + ": " + e, e);
    }
  }

  /** The user id that we act with. */
  static int self() {
    try (var lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("Uid:"))
          .map(line -> Integer.parseInt(line.split("\\s+")[2])) // real, effective, ...
          .findFirst()
          .orElseThrow(() -> new EmbeddedFailure("/proc/self/status tells no user id"));
    } catch (IOException e) {
      throw new EmbeddedFailure("Cannot read /proc/self/status: " + e, e);
    }
  }

  static int owner(Path path) {
    return number(path, "unix:uid");
  }

  static int group(Path path) {
    return number(path, "unix:gid");
  }

  private static int number(Path path, String attribute) {
    try {
      return (Integer) Files.getAttribute(path, attribute, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      throw new EmbeddedFailure("Cannot read who owns " + path + ": " + e, e);
    }
  }
}
