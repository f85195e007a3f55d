package io.scitq.store.embedded;

import io.scitq.store.DatabaseUri;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of our own, kept running until {@link #close}. It listens on 127.0.0.1 only,
 * keeps every acknowledged row through a kill -9 of any process, and is started again on the same
 * port when it dies. A server that an earlier daemon left running is stopped first.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

  /** Another program may take a free port between our look and the server's. */
  private static final int PORT_ATTEMPTS = 5;

  private static final Duration FIRST_RESTART_PAUSE = Duration.ofMillis(200);
  private static final Duration LAST_RESTART_PAUSE = Duration.ofSeconds(30);

  private final EmbeddedSettings settings;
  private final DirectoryLock lock;
  private final Cluster cluster;
  private final ReentrantLock guard = new ReentrantLock();
  private final Thread watcher;
  private Postmaster postmaster;
  private volatile boolean closing;

  private EmbeddedPostgres(
      EmbeddedSettings settings, DirectoryLock lock, Cluster cluster, Postmaster postmaster) {
    this.settings = settings;
    this.lock = lock;
    this.cluster = cluster;
    this.postmaster = postmaster;
    this.watcher = Thread.ofVirtual().name("embedded-postgres").unstarted(this::watch);
  }

  /**
   * Starts the server, made first when the folder is new (about a second), and returns when it
   * accepts connections.
   *
   * @throws EmbeddedFailure with a sentence for the user when it cannot
   */
  public static EmbeddedPostgres start(EmbeddedSettings settings) {
    Path directory = settings.directory();
    Folders.makeWritable(directory);
    DirectoryLock lock = DirectoryLock.take(directory);
    try {
      Path home = settings.home().orElseGet(() -> BinaryPackage.unpack(directory));
      Cluster cluster = Cluster.open(home, directory);
      new Leftovers(cluster).clear();
      Postmaster postmaster = startOnFreePort(settings, cluster);
      writePort(directory, postmaster.port());
      EmbeddedPostgres server = new EmbeddedPostgres(settings, lock, cluster, postmaster);
      server.watcher.start();
      return server;
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Where to connect, with the password. */
  public DatabaseUri uri() {
    return DatabaseUri.tcp(
        "127.0.0.1",
        port(),
        Cluster.DATABASE,
        Cluster.USER,
        Cluster.password(settings.directory()));
  }

  /** Process id of the server, for messages. */
  public long pid() {
    guard.lock();
    try {
      return postmaster.pid();
    } finally {
      guard.unlock();
    }
  }

  private int port() {
    guard.lock();
    try {
      return postmaster.port();
    } finally {
      guard.unlock();
    }
  }

  /** Stops the server within a few seconds; what was committed is kept. */
  @Override
  public void close() {
    closing = true;
    watcher.interrupt();
    guard.lock();
    try {
      if (postmaster.isAlive()) {
        postmaster.stop();
      }
    } finally {
      guard.unlock();
      lock.close();
    }
  }

  private static Postmaster startOnFreePort(EmbeddedSettings settings, Cluster cluster) {
    String output = "";
    for (int attempt = 0; attempt < PORT_ATTEMPTS; attempt++) {
      switch (launch(settings, cluster, Postmaster.freePort())) {
        case Postmaster.Started.Ready(Postmaster ready) -> {
          return ready;
        }
        case Postmaster.Started.PortTaken(String text) -> output = text;
      }
    }
    throw new EmbeddedFailure(
        "PostgreSQL finds no free port on 127.0.0.1: " + Diagnosis.of(output));
  }

  private static Postmaster.Started launch(EmbeddedSettings settings, Cluster cluster, int port) {
    Path logFile = settings.directory().resolve("postgres.log");
    return Postmaster.start(cluster, port, settings.overrides(), logFile);
  }

  private void watch() {
    Duration pause = FIRST_RESTART_PAUSE;
    try {
      while (!closing) {
        int status = postmaster.awaitEnd();
        if (closing) {
          return;
        }
        log.atError()
            .addKeyValue("status", status)
            .addKeyValue("data", cluster.data())
            .log("the embedded PostgreSQL ended by itself; starting it again");
        pause = restart() ? FIRST_RESTART_PAUSE : longer(pause);
        Thread.sleep(pause);
      }
    } catch (InterruptedException e) {
      log.atDebug().log("no longer watching the embedded PostgreSQL");
    }
  }

  /** On the same port: the connection pool knows no other. */
  private boolean restart() {
    guard.lock();
    try {
      if (closing) {
        return false;
      }
      new Leftovers(cluster).clear();
      return switch (launch(settings, cluster, postmaster.port())) {
        case Postmaster.Started.Ready(Postmaster ready) -> {
          postmaster = ready;
          log.atWarn().addKeyValue("pid", ready.pid()).log("the embedded PostgreSQL runs again");
          yield true;
        }
        case Postmaster.Started.PortTaken(String output) -> {
          log.atError().addKeyValue("error", Diagnosis.of(output)).log("cannot restart PostgreSQL");
          yield false;
        }
      };
    } catch (EmbeddedFailure e) {
      log.atError().setCause(e).log("cannot restart PostgreSQL");
      return false;
    } finally {
      guard.unlock();
    }
  }

  private static Duration longer(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(LAST_RESTART_PAUSE) > 0 ? LAST_RESTART_PAUSE : doubled;
  }

  private static void writePort(Path directory, int port) {
    Path file = directory.resolve("port");
    try {
      Files.deleteIfExists(file);
      Cluster.privateFile(file, Integer.toString(port));
    } catch (IOException e) {
      throw new EmbeddedFailure("Cannot write " + file + ": " + Diagnosis.reason(e), e);
    }
  }
}
