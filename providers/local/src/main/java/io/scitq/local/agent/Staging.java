package io.scitq.local.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Brings inputs and takes outputs away: files of this machine itself, the rest by rclone. */
final class Staging {
  /** A download or upload may take a day; a task's own time-out ends it before. */
  private static final long LONGEST_SECONDS = 86_400;

  private final Program program;

  Staging(Program program) {
    this.program = program;
  }

  /**
   * Brings one thing into a folder.
   *
   * @param attempts how often a remote place is tried
   */
  void fetch(String text, Path folder, int attempts) throws StagingException, InterruptedException {
    DataUri uri = DataUri.parse(text);
    try {
      Path target = uri.isContent() ? folder : folder.resolve(uri.baseName());
      if (uri.isFile()) {
        copyFile(uri, target);
      } else {
        rclone(uri, uri.remote(), target.toString(), attempts);
      }
      if (uri.action().isPresent()) {
        act(uri, uri.action().get(), folder);
      }
    } catch (IOException error) {
      throw new StagingException("cannot bring " + text + ": " + reason(error), error);
    }
  }

  /** Takes everything in a folder away and gives the names. */
  List<String> upload(Path folder, String text, int attempts)
      throws StagingException, InterruptedException {
    DataUri uri = DataUri.parse(text);
    try {
      List<String> files = Trees.files(folder);
      if (files.isEmpty()) {
        return files;
      }
      if (uri.isFile()) {
        Path target = uri.path();
        Files.createDirectories(target);
        Trees.copy(folder, target);
      } else {
        rclone(uri, folder.toString(), uri.remote(), attempts);
      }
      return files;
    } catch (IOException error) {
      throw new StagingException("cannot write to " + text + ": " + reason(error), error);
    }
  }

  private static void copyFile(DataUri uri, Path target) throws IOException, StagingException {
    Path source = uri.path();
    if (!Files.exists(source)) {
      throw new StagingException("cannot bring " + uri.text() + ": there is no " + source);
    }
    if (uri.isContent() && !Files.isDirectory(source)) {
      throw new StagingException("cannot bring " + uri.text() + ": it is no folder");
    }
    Trees.copy(source, target);
  }

  private void rclone(DataUri uri, String from, String to, int attempts)
      throws StagingException, IOException, InterruptedException {
    if (!program.isThere("rclone")) {
      throw new StagingException(
          "cannot transfer "
              + uri.text()
              + ": only file:// works here, because rclone is not installed on this machine");
    }
    boolean folder = uri.isContent() || Files.isDirectory(Path.of(from));
    List<String> command = List.of("rclone", folder ? "copy" : "copyto", from, to);
    Program.Result result = new Program.Result(-1, "not tried");
    for (int n = 0; n < attempts; n++) {
      result = program.run(command, Path.of("/"), LONGEST_SECONDS);
      if (result.status() == 0) {
        return;
      }
    }
    throw new StagingException(
        "rclone could not transfer " + uri.text() + " (" + attempts + " tries): " + result.text());
  }

  private void act(DataUri uri, String action, Path folder)
      throws StagingException, IOException, InterruptedException {
    Path file = folder.resolve(uri.baseName());
    if (action.startsWith("mv:")) {
      move(uri, action.substring("mv:".length()), folder);
      return;
    }
    List<String> command =
        switch (action) {
          case "untar" -> List.of("tar", "-xf", file.toString());
          case "gunzip" -> List.of("gunzip", "-f", file.toString());
          case "unzip" -> List.of("unzip", "-o", "-q", file.toString());
          default ->
              throw new StagingException(
                  "unknown action '"
                      + action
                      + "' in "
                      + uri.text()
                      + ": allowed are untar, gunzip, unzip and mv:FOLDER");
        };
    if (!program.isThere(command.getFirst())) {
      throw new StagingException(
          uri.text() + " needs " + command.getFirst() + ", which is not installed here");
    }
    Program.Result result = program.run(command, folder, LONGEST_SECONDS);
    if (result.status() != 0) {
      throw new StagingException(
          command.getFirst() + " failed on " + uri.text() + ": " + result.text());
    }
    if (!action.equals("gunzip")) {
      Files.deleteIfExists(file);
    }
  }

  private static void move(DataUri uri, String into, Path folder)
      throws IOException, StagingException {
    Path target = folder.resolve(into).normalize();
    if (into.isBlank() || uri.isContent() || !target.startsWith(folder)) {
      throw new StagingException(
          "'mv:" + into + "' in " + uri.text() + " must name a folder below the input folder");
    }
    Files.createDirectories(target);
    Files.move(folder.resolve(uri.baseName()), target.resolve(uri.baseName()));
  }

  private static String reason(IOException error) {
    return Optional.ofNullable(error.getMessage()).orElse("")
        + " ("
        + error.getClass().getSimpleName()
        + ")";
  }
}
