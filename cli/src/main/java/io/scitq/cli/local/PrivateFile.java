package io.scitq.cli.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/** Files that never stand half written, nor readable to others. */
final class PrivateFile {
  private PrivateFile() {}

  /** Replaces the file, or makes it with the mode, such as {@code rw-------}. */
  static void replace(Path file, String text, String mode) throws IOException {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file in a folder");
    // the mode of a temporary file is 0600 before a word is in it
    Path draft = Files.createTempFile(folder, "." + file.getFileName(), ".new");
    try {
      Files.write(draft, text.getBytes(StandardCharsets.UTF_8));
      Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString(mode));
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** Why the file system refused, in words. */
  static String reason(IOException failure) {
    String words = String.valueOf(failure.getMessage());
    return switch (failure) {
      case java.nio.file.AccessDeniedException ignored -> "permission denied: " + words;
      case java.nio.file.NoSuchFileException ignored -> "no such file or folder: " + words;
      case java.nio.file.NotDirectoryException ignored -> "not a folder: " + words;
      case java.nio.file.FileAlreadyExistsException ignored -> "not a folder: " + words;
      default -> words;
    };
  }
}
