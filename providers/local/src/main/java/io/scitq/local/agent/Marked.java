package io.scitq.local.agent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Processes that bear an agent's mark in their environment: the agent a daemon started, its tasks,
 * and all that those have started, whatever sessions they have made.
 */
public final class Marked {
  /** The variable of the environment that holds the mark. */
  public static final String VARIABLE = "SCITQ_AGENT";

  private static final Path PROC = Path.of("/proc");

  private Marked() {}

  /** Process ids, as they are now; those of other users cannot be seen and are not ours. */
  public static List<Long> bearing(String mark) throws IOException {
    String wanted = VARIABLE + "=" + mark;
    List<Long> found = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(PROC, "[1-9]*")) {
      for (Path process : all) {
        if (environment(process).contains(wanted)) {
          found.add(Long.valueOf(process.getFileName().toString()));
        }
      }
    }
    return found;
  }

  private static List<String> environment(Path process) {
    try {
      String text =
          new String(Files.readAllBytes(process.resolve("environ")), StandardCharsets.ISO_8859_1);
      return List.of(text.split("\0"));
    } catch (IOException gone) {
      return List.of(); // ended meanwhile, or another user's
    }
  }
}
