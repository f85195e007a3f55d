package io.scitq.store.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One run of the server process, from start to end. */
final class Postmaster {
  /** Crash recovery replays at most max_wal_size; minutes on a slow disk. */
  private static final Duration START_BOUND = Duration.ofMinutes(3);

  /** Together below the 10 s in which the daemon has to stop. */
  private static final Duration FAST_BOUND = Duration.ofSeconds(6);

  private static final Duration FORCED_BOUND = Duration.ofSeconds(2);
  private static final Duration STEP = Duration.ofMillis(10);
  private static final long LOG_KEPT_BYTES = 10_000_000;
  private static final int STATUS_LINE = 7;

  private final Cluster cluster;
  private final Process process;
  private final int port;

  private Postmaster(Cluster cluster, Process process, int port) {
    this.cluster = cluster;
    this.process = process;
    this.port = port;
  }

  /** How a start ended. */
  sealed interface Started {
    /** It accepts connections. */
    record Ready(Postmaster postmaster) implements Started {}

    /** Another program has the port. */
    record PortTaken(String output) implements Started {}
  }

  static Started start(Cluster cluster, int port, Map<String, String> overrides, Path logFile) {
    try {
      rotate(logFile);
      long logStart = Files.exists(logFile) ? Files.size(logFile) : 0;
      List<String> command =
          new ArrayList<>(
              // a session of its own: Ctrl-C on a terminal is for the daemon, which then stops it
              List.of("setsid", cluster.program("postgres"), "-D", cluster.data().toString()));
      command.addAll(ServerSettings.arguments(cluster.major(), cluster.name(), port, overrides));
      Process process =
          Programs.prepare(cluster.account(), command, cluster.data())
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile.toFile()))
              .start();
      Postmaster postmaster = new Postmaster(cluster, process, port);
      return postmaster.awaitReady(logFile, logStart);
    } catch (IOException e) {
      throw new EmbeddedFailure(
          "Cannot start PostgreSQL on " + cluster.data() + ": " + Diagnosis.reason(e), e);
    }
  }

  /** A port that is free now. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new EmbeddedFailure("No free port on 127.0.0.1: " + e, e);
    }
  }

  int port() {
    return port;
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits until the process ends and gives its exit status. */
  int awaitEnd() throws InterruptedException {
    return process.waitFor();
  }

  /** Ends the server: open connections are cut, a checkpoint is written, nothing is lost. */
  void stop() {
    signal("INT");
    if (!ended(FAST_BOUND)) {
      signal("QUIT"); // no checkpoint: the next start replays the log
      if (!ended(FORCED_BOUND)) {
        process.destroyForcibly();
        ended(FORCED_BOUND);
      }
    }
  }

  private void signal(String name) {
    Programs.run(
        cluster.account(),
        List.of(cluster.program("pg_ctl"), "kill", name, Long.toString(process.pid())),
        Path.of("/"),
        "",
        FORCED_BOUND);
  }

  private boolean ended(Duration bound) {
    try {
      return process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Started awaitReady(Path logFile, long logStart) throws IOException {
    long end = System.nanoTime() + START_BOUND.toNanos();
    while (!ready()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        return failed(logFile, logStart);
      }
      ended(STEP);
      if (Thread.currentThread().isInterrupted()) {
        stop();
        throw new EmbeddedFailure("Interrupted while PostgreSQL was starting");
      }
    }
    return new Started.Ready(this);
  }

  /** The server writes its state into the eighth line of its lock file. */
  private boolean ready() throws IOException {
    Path file = cluster.data().resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return false;
    }
    List<String> lines = Files.readAllLines(file);
    return lines.size() > STATUS_LINE
        && lines.getFirst().strip().equals(Long.toString(process.pid()))
        && lines.get(STATUS_LINE).strip().equals("ready");
  }

  private Started failed(Path logFile, long logStart) throws IOException {
    boolean slow = process.isAlive();
    if (slow) {
      stop();
    }
    byte[] log = Files.readAllBytes(logFile);
    int from = (int) Math.min(logStart, log.length);
    String output = new String(log, from, log.length - from, StandardCharsets.UTF_8);
    if (Diagnosis.portTaken(output)) {
      return new Started.PortTaken(output);
    }
    throw new EmbeddedFailure(
        "PostgreSQL on "
            + cluster.data()
            + (slow
                ? " was not ready after " + START_BOUND.toSeconds() + " s: "
                : " does not start: ")
            + Diagnosis.of(output)
            + ". Its log is "
            + logFile
            + ".");
  }

  private static void rotate(Path logFile) throws IOException {
    if (Files.exists(logFile) && Files.size(logFile) > LOG_KEPT_BYTES) {
      Files.move(
          logFile,
          logFile.resolveSibling(logFile.getFileName() + ".1"),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
