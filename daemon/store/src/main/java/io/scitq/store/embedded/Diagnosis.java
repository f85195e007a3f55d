package io.scitq.store.embedded;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.Locale;

/** Says in a sentence what the words of initdb, postgres and the file system mean. */
final class Diagnosis {
  private static final List<Row> ROWS =
      List.of(
          new Row("no space left on device", "the disk is full: make room and start again"),
          new Row("disk quota exceeded", "the disk quota is used up: make room and start again"),
          new Row("read-only file system", "the file system is read-only"),
          new Row("address already in use", "its port was taken by another program"),
          new Row("could not bind", "its port was taken by another program"),
          new Row(
              "wrong ownership",
              "the cluster belongs to another user: run as its owner, or change the owner"),
          new Row(
              "invalid permissions",
              "others may read the cluster: set its permissions to 0700 (chmod 700)"),
          new Row(
              "is not compatible with this version",
              "the cluster was made by another major version of PostgreSQL"),
          new Row(
              "incompatible with server",
              "the cluster was made by another major version of PostgreSQL"),
          new Row("pre-existing shared memory", "processes of an earlier server are still alive"),
          new Row("postmaster.pid", "another server seems to run on the cluster"),
          new Row("cannot allocate memory", "there is not enough memory"),
          new Row("could not map anonymous shared memory", "there is not enough memory"),
          new Row("loading shared libraries", "a library of the host is missing"),
          new Row("permission denied", "a file or folder may not be read or written"));

  private Diagnosis() {}

  /** The meaning followed by the server's own words, or only these when we know no better. */
  static String of(String output) {
    String lower = output.toLowerCase(Locale.ROOT);
    String words = tellingLine(output);
    return ROWS.stream()
        .filter(row -> lower.contains(row.sign()))
        .findFirst()
        .map(row -> row.meaning() + " (" + words + ")")
        .orElse(words);
  }

  static boolean portTaken(String output) {
    String lower = output.toLowerCase(Locale.ROOT);
    return lower.contains("could not bind") || lower.contains("address already in use");
  }

  /** Why the file system refused. */
  static String reason(Exception e) {
    return switch (e) {
      case AccessDeniedException denied -> "permission denied: " + denied.getFile();
      case NotDirectoryException other -> "not a directory: " + other.getFile();
      case FileAlreadyExistsException exists -> "not a directory: " + exists.getFile();
      case FileSystemException other when other.getReason() != null ->
          other.getReason() + ": " + other.getFile();
      default -> String.valueOf(e.getMessage());
    };
  }

  private static String tellingLine(String output) {
    List<String> lines = output.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    return lines.stream()
        .filter(line -> line.matches(".*\\b(PANIC|FATAL|error|ERROR|cannot|not)\\b.*"))
        .findFirst()
        .orElseGet(() -> lines.isEmpty() ? "it said nothing" : lines.getLast());
  }

  private record Row(String sign, String meaning) {}
}
