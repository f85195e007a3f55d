package io.scitq.server.chaos;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The daemon as a process of its own, which is killed and started again on the same data. */
final class ChaosDaemon implements AutoCloseable {
  private static final int STOP_SECONDS = 20;
  private static final String MAIN = "io.scitq.server.DisturbedMain";

  private final Chaos chaos;
  private final Path folder;
  private final String address;
  private Duration clock = Duration.ZERO;
  private String bus = "bus 0 0";
  private int starts;
  private Process process;

  private ChaosDaemon(Chaos chaos, String address) throws IOException {
    this.chaos = chaos;
    this.folder = chaos.folder();
    this.address = address;
    this.process = launch();
  }

  static ChaosDaemon start(Chaos chaos, String address, Map<String, String> settings) {
    Path folder = chaos.folder();
    try {
      Files.createDirectories(folder);
      List<String> lines =
          settings.entrySet().stream().map(set -> set.getKey() + "=" + set.getValue()).toList();
      Files.write(folder.resolve("scitq.conf"), lines);
      return new ChaosDaemon(chaos, address);
    } catch (IOException error) {
      throw new UncheckedIOException("cannot start the daemon in " + folder, error);
    }
  }

  private Process launch() throws IOException {
    String java = ProcessHandle.current().info().command().orElse("java");
    List<String> command =
        new ArrayList<>(
            List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx176m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(chaos.jvm());
    command.addAll(
        List.of(
            "-cp", classPath(), MAIN, Long.toString(chaos.seed() + starts++), clockOrder(), bus));
    command.addAll(
        List.of(
            "start",
            "--config",
            folder.resolve("scitq.conf").toString(),
            "--data",
            folder.resolve("data").toString(),
            "--listen",
            address));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .keySet()
        .removeIf(key -> key.matches("(SCITQ|OVH|AZURE|SQLALCHEMY|LOG|EVICTION)_.*"));
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("daemon.log").toFile()))
        .start();
  }

  /** Where our classes come from a jar, folders are left out: shared class data forbid them. */
  private static String classPath() {
    String all = ManagementFactory.getRuntimeMXBean().getClassPath();
    String own = ChaosDaemon.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    if (!own.endsWith(".jar")) {
      return all;
    }
    return Arrays.stream(all.split(File.pathSeparator))
        .filter(entry -> !Files.isDirectory(Path.of(entry)))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Sets the clock on or back, for all daemons to come as well. */
  boolean setClock(Duration by) {
    clock = clock.plus(by);
    return order(clockOrder());
  }

  /** From now on messages of its bus are lost and repeated, in so many of a hundred cases. */
  boolean disturbBus(int lost, int twice) {
    bus = "bus " + lost + " " + twice;
    return order(bus) && lost + twice > 0;
  }

  private String clockOrder() {
    return "clock " + clock.toSeconds();
  }

  private boolean order(String line) {
    try {
      // not closed: the daemon ends when its orders do
      Writer orders = process.outputWriter(StandardCharsets.UTF_8);
      orders.write(line + "\n");
      orders.flush();
      return true;
    } catch (IOException dead) {
      return true; // the next one is told at its start
    }
  }

  /** kill -9, and a new one. */
  void killAndRestart() throws InterruptedException {
    process.destroyForcibly().waitFor();
    try {
      process = launch();
    } catch (IOException error) {
      throw new UncheckedIOException("cannot start the daemon again", error);
    }
  }

  /** kill -9 of the database's server; false when there is none just now. */
  boolean killDatabase() {
    return postmaster().map(ProcessHandle::destroyForcibly).orElse(false);
  }

  /** kill -9 of the youngest process of the database's server: that of a connection. */
  boolean killBackend() {
    Optional<ProcessHandle> youngest =
        postmaster().stream()
            .flatMap(ProcessHandle::children)
            .max((a, b) -> Long.compare(a.pid(), b.pid()));
    return youngest.map(ProcessHandle::destroyForcibly).orElse(false);
  }

  private Optional<ProcessHandle> postmaster() {
    try (Stream<Path> files =
        Files.find(folder, 6, (path, facts) -> path.endsWith("postmaster.pid"))) {
      Optional<Path> found = files.findFirst();
      return found.isEmpty()
          ? Optional.empty()
          : ProcessHandle.of(Long.parseLong(Files.readAllLines(found.get()).getFirst().strip()));
    } catch (IOException | RuntimeException beingWritten) {
      return Optional.empty();
    }
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
