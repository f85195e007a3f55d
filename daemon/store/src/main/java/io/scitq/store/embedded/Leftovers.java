package io.scitq.store.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds and stops the processes that an earlier daemon left running on a cluster. To be called
 * under the directory's lock only: whoever runs then has lost its daemon.
 */
final class Leftovers {
  private static final Logger log = LoggerFactory.getLogger(Leftovers.class);

  /**
   * {@code /path/postgres -D ...} of the server, {@code postgres: name: writer} of its children.
   */
  private static final Pattern PROGRAM = Pattern.compile("([^\\x00 ]*/)?postgres[:\\x00 ]");

  private static final Duration FAST = Duration.ofSeconds(10);
  private static final Duration FORCED = Duration.ofSeconds(5);
  private static final Duration STEP = Duration.ofMillis(20);

  private final Cluster cluster;

  Leftovers(Cluster cluster) {
    this.cluster = cluster;
  }

  /** When this returns no process uses the cluster and no stale lock file is in the way. */
  void clear() {
    postmaster().filter(this::ours).ifPresent(this::stop);
    List<ProcessHandle> backends = alive();
    backends.forEach(ProcessHandle::destroyForcibly);
    if (!awaitGone(FORCED)) {
      throw new EmbeddedFailure(
          "Processes of an earlier PostgreSQL on "
              + cluster.data()
              + " cannot be stopped: "
              + alive().stream().map(ProcessHandle::pid).toList());
    }
    removeStaleFile();
  }

  private void stop(ProcessHandle orphan) {
    log.atWarn()
        .addKeyValue("pid", orphan.pid())
        .addKeyValue("data", cluster.data())
        .log("stopping the PostgreSQL that an earlier daemon left running");
    signal(orphan.pid(), "INT");
    if (!awaitGone(FAST)) {
      signal(orphan.pid(), "QUIT");
      awaitGone(FORCED);
    }
  }

  private void signal(long pid, String name) {
    Programs.run(
        cluster.account(),
        List.of(cluster.program("pg_ctl"), "kill", name, Long.toString(pid)),
        Path.of("/"),
        "",
        FORCED);
  }

  private boolean awaitGone(Duration bound) {
    long end = System.nanoTime() + bound.toNanos();
    while (!alive().isEmpty()) {
      if (System.nanoTime() > end) {
        return false;
      }
      pause();
    }
    return true;
  }

  private static void pause() {
    try {
      Thread.sleep(STEP);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedFailure("Interrupted while stopping an earlier PostgreSQL", e);
    }
  }

  /** The process named by postmaster.pid, when it lives. */
  private Optional<ProcessHandle> postmaster() {
    try {
      List<String> lines = Files.readAllLines(pidFile());
      return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
    } catch (IOException | NumberFormatException | java.util.NoSuchElementException e) {
      log.atDebug().addKeyValue("reason", e.toString()).log("no readable postmaster.pid");
      return Optional.empty();
    }
  }

  private List<ProcessHandle> alive() {
    return ProcessHandle.allProcesses().filter(this::ours).toList();
  }

  /** A zombie has no command line any more, hence is not ours: it is dead. */
  private boolean ours(ProcessHandle process) {
    Path proc = Path.of("/proc", Long.toString(process.pid()));
    String command = commandLine(proc);
    return PROGRAM.matcher(command).lookingAt()
        && (command.contains(cluster.name()) || inData(proc));
  }

  private boolean inData(Path proc) {
    try {
      return Files.readSymbolicLink(proc.resolve("cwd")).equals(cluster.data().toRealPath());
    } catch (IOException e) {
      return false; // gone, or another user's: it cannot be on our cluster then
    }
  }

  private static String commandLine(Path proc) {
    try {
      return new String(Files.readAllBytes(proc.resolve("cmdline")), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return ""; // it has ended meanwhile
    }
  }

  /**
   * PostgreSQL trusts a lock file whose number belongs to a living process, even a zombie or a
   * stranger that got the number after a restart of the host. Nobody is on the cluster now.
   */
  private void removeStaleFile() {
    try {
      Files.deleteIfExists(pidFile());
    } catch (IOException e) {
      throw new EmbeddedFailure("Cannot remove " + pidFile() + ": " + Diagnosis.reason(e), e);
    }
  }

  private Path pidFile() {
    return cluster.data().resolve("postmaster.pid");
  }
}
