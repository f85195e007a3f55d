package io.scitq.local.agent;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Helper programs: tar, unzip, rclone, docker. */
final class Program {
  private static final int MAX_TEXT = 4000;

  private final Map<String, String> environment;

  /** Programs are looked for on the path of this environment, and get the environment. */
  Program(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /**
   * How a program ended.
   *
   * @param status 0 for success
   * @param text the end of what it printed
   */
  record Result(int status, String text) {}

  boolean isThere(String name) {
    return find(name).isPresent();
  }

  /**
   * Where it is; the JDK would look on the path of this process, not on that of the environment.
   */
  Optional<Path> find(String name) {
    for (String folder : environment.getOrDefault("PATH", "/usr/bin:/bin").split(":")) {
      Path file = Path.of(folder.isEmpty() ? "." : folder, name);
      if (Files.isExecutable(file) && !Files.isDirectory(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  /** The command with its program's place instead of its name. */
  List<String> placed(List<String> command) {
    List<String> placed = new ArrayList<>(command);
    find(command.getFirst()).ifPresent(file -> placed.set(0, file.toString()));
    return placed;
  }

  /**
   * Runs it to its end.
   *
   * @param seconds then it is killed and has failed
   */
  Result run(List<String> command, Path folder, long seconds)
      throws IOException, InterruptedException {
    Path text = Files.createTempFile("scitq-", ".txt");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(placed(command))
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectOutput(text.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      Process process = builder.start();
      try {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
          return new Result(-1, command.getFirst() + " took longer than " + seconds + " s");
        }
        return new Result(process.exitValue(), end(text));
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } finally {
      Files.deleteIfExists(text);
    }
  }

  private static String end(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      stream.skipNBytes(Math.max(0, Files.size(file) - MAX_TEXT));
      return new String(stream.readNBytes(MAX_TEXT), StandardCharsets.UTF_8).strip();
    }
  }
}
