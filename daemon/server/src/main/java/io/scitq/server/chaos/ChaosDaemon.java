package io.scitq.server.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The daemon as a process of its own, which is killed and started again on the same data. */
final class ChaosDaemon implements AutoCloseable {
  private static final int STOP_SECONDS = 20;

  private final Path folder;
  private final String address;
  private Process process;

  private ChaosDaemon(Path folder, String address, Process process) {
    this.folder = folder;
    this.address = address;
    this.process = process;
  }

  static ChaosDaemon start(Path folder, String address, Map<String, String> settings) {
    try {
      Files.createDirectories(folder);
      List<String> lines =
          settings.entrySet().stream().map(set -> set.getKey() + "=" + set.getValue()).toList();
      Files.write(folder.resolve("scitq.conf"), lines);
      return new ChaosDaemon(folder, address, launch(folder, address));
    } catch (IOException error) {
      throw new UncheckedIOException("cannot start the daemon in " + folder, error);
    }
  }

  private static Process launch(Path folder, String address) throws IOException {
    String java = ProcessHandle.current().info().command().orElse("java");
    ProcessBuilder builder =
        new ProcessBuilder(
            java,
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx176m",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            ManagementFactory.getRuntimeMXBean().getClassPath(),
            "io.scitq.server.Main",
            "start",
            "--config",
            folder.resolve("scitq.conf").toString(),
            "--data",
            folder.resolve("data").toString(),
            "--listen",
            address);
    builder
        .environment()
        .keySet()
        .removeIf(key -> key.matches("(SCITQ|OVH|AZURE|SQLALCHEMY|LOG|EVICTION)_.*"));
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("daemon.log").toFile()))
        .start();
  }

  /** kill -9, and a new one. */
  void killAndRestart() throws InterruptedException {
    process.destroyForcibly().waitFor();
    try {
      process = launch(folder, address);
    } catch (IOException error) {
      throw new UncheckedIOException("cannot start the daemon again", error);
    }
  }

  /** kill -9 of the database's server; false when there is none just now. */
  boolean killDatabase() {
    Optional<ProcessHandle> server = postmaster().flatMap(ProcessHandle::of);
    return server.map(ProcessHandle::destroyForcibly).orElse(false);
  }

  private Optional<Long> postmaster() {
    try (Stream<Path> files =
        Files.find(folder, 6, (path, facts) -> path.endsWith("postmaster.pid"))) {
      Optional<Path> found = files.findFirst();
      return found.isEmpty()
          ? Optional.empty()
          : Optional.of(Long.parseLong(Files.readAllLines(found.get()).getFirst().strip()));
    } catch (IOException | RuntimeException beingWritten) {
      return Optional.empty();
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
