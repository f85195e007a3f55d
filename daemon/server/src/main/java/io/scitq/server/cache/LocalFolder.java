package io.scitq.server.cache;

import io.scitq.cache.ListedFile;
import io.scitq.cache.Listing;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Files of this host, {@code file://}. Links to folders are not followed. */
final class LocalFolder {
  private static final int BUFFER_BYTES = 1 << 16;

  private final Deadline deadline;

  LocalFolder(Deadline deadline) {
    this.deadline = deadline;
  }

  /** All files below a folder, or the one file, each with its MD5. */
  Listing.Files list(String path) throws PlaceException {
    Path start = absolute(path);
    List<ListedFile> files = new ArrayList<>();
    try {
      if (Files.isRegularFile(start)) {
        return new Listing.Files(List.of(listed(start.getFileName().toString(), start)));
      }
      for (Path file : below(start)) {
        files.add(listed(start.relativize(file).toString(), file));
      }
    } catch (IOException e) {
      throw new PlaceException("cannot read " + start + ": " + e.getMessage(), e);
    }
    return new Listing.Files(files);
  }

  /** Those of the named files that exist below the folder. */
  Listing.Files list(String path, List<String> names) throws PlaceException {
    Path folder = absolute(path);
    List<ListedFile> files = new ArrayList<>();
    for (String name : names) {
      Path file = inside(folder, name);
      try {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          files.add(listed(name, file));
        }
      } catch (IOException e) {
        throw new PlaceException("cannot read " + file + ": " + e.getMessage(), e);
      }
    }
    return new Listing.Files(files);
  }

  /** Copies the named files; each appears in its new place complete or not at all. */
  void copy(String from, String into, List<String> names) throws PlaceException {
    Path source = absolute(from);
    Path target = absolute(into);
    for (String name : names) {
      Path file = inside(source, name);
      Path copy = inside(target, name);
      try {
        Files.createDirectories(copy.getParent());
        copy(file, copy);
      } catch (IOException e) {
        throw new PlaceException("cannot copy " + file + " to " + copy + ": " + e.getMessage(), e);
      }
    }
  }

  private void copy(Path file, Path copy) throws IOException, PlaceException {
    Path partial = Files.createTempFile(copy.getParent(), ".scitq-", ".part");
    try {
      try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
          OutputStream out = Files.newOutputStream(partial)) {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          deadline.check();
          out.write(buffer, 0, read);
        }
      }
      Files.setPosixFilePermissions(partial, Files.getPosixFilePermissions(file));
      Files.move(
          partial, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  private List<Path> below(Path start) throws IOException, PlaceException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        start,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (files.size() == Places.MOST_FILES) {
              throw new IOException("more than " + Places.MOST_FILES + " files");
            }
            if (Files.isRegularFile(file)) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    deadline.check();
    return files;
  }

  private ListedFile listed(String name, Path file) throws IOException, PlaceException {
    MessageDigest digest = md5();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        deadline.check();
        digest.update(buffer, 0, read);
      }
    }
    return new ListedFile(name, Optional.of(HexFormat.of().formatHex(digest.digest())));
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }

  private static Path absolute(String path) throws PlaceException {
    try {
      Path start = Path.of(path);
      if (start.isAbsolute()) {
        return start.normalize();
      }
    } catch (IllegalArgumentException e) {
      throw new PlaceException("file://" + path + " is no path", e);
    }
    throw new PlaceException("file://" + path + " is not absolute");
  }

  /** Names come from a client: one that leads out of the folder is refused. */
  private static Path inside(Path folder, String name) throws PlaceException {
    try {
      Path file = folder.resolve(name).normalize();
      boolean linked = false;
      for (Path up = file.getParent();
          up != null && up.startsWith(folder) && !up.equals(folder);
          up = up.getParent()) {
        linked |= Files.isSymbolicLink(up);
      }
      if (file.startsWith(folder) && !file.equals(folder) && !linked) {
        return file;
      }
    } catch (IllegalArgumentException e) {
      throw new PlaceException("'" + name + "' is no file name", e);
    }
    throw new PlaceException("'" + name + "' leads out of " + folder);
  }
}
