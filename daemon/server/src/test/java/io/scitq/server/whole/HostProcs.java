package io.scitq.server.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The processes of this host, seen without the code under test. */
final class HostProcs {
  private HostProcs() {}

  /** Process ids of the worker of this name and of all that it started. */
  static List<Long> of(String worker) {
    return bearing("SCITQ_AGENT=" + worker);
  }

  /** Process ids whose environment has this entry. */
  static List<Long> bearing(String entry) {
    try (Stream<Path> all = Files.list(Path.of("/proc"))) {
      return all.filter(path -> path.getFileName().toString().matches("\\d+"))
          .filter(path -> environment(path).contains(entry))
          .map(path -> Long.valueOf(path.getFileName().toString()))
          .sorted()
          .toList();
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }

  private static List<String> environment(Path process) {
    try {
      byte[] bytes = Files.readAllBytes(process.resolve("environ"));
      return List.of(new String(bytes, StandardCharsets.ISO_8859_1).split("\0"));
    } catch (IOException gone) {
      return List.of();
    }
  }

  static boolean lives(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
    } catch (IOException gone) {
      return false;
    }
  }

  /** kill -9. */
  static void kill(long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  /** Ends what the workers recorded in a data directory have running. */
  static void killWorkersOf(Path data) {
    Path agents = data.resolve("local/agents");
    if (!Files.isDirectory(agents)) {
      return;
    }
    try (Stream<Path> all = Files.list(agents)) {
      all.forEach(agent -> of(agent.getFileName().toString()).forEach(HostProcs::kill));
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }
}
