package io.scitq.store;

import io.scitq.store.embedded.EmbeddedPostgres;
import io.scitq.store.embedded.EmbeddedSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The servers that SQL is tested on: one cluster of each per JVM, stopped and deleted at exit. */
public enum TestPostgres {
  /** The one we ship. */
  EMBEDDED_18(Optional.empty()),
  /** Debian 12's, where it is installed: what users of scitq 1.3 have. */
  DEBIAN_15(Optional.of(Path.of("/usr/lib/postgresql/15")));

  private static final String TEMPLATE = "migrated";

  private final Optional<Path> home;
  private final AtomicInteger databases = new AtomicInteger();
  private @Nullable EmbeddedPostgres server;
  private @Nullable Path directory;

  TestPostgres(Optional<Path> home) {
    this.home = home;
  }

  /** Those that can run here. */
  public static Stream<TestPostgres> available() {
    return Arrays.stream(values())
        .filter(each -> each.home.map(TestPostgres::installed).orElse(true));
  }

  private static boolean installed(Path home) {
    return Files.isExecutable(home.resolve("bin/initdb"));
  }

  /** Settings of a cluster of this version, for tests of the server itself. */
  public synchronized EmbeddedSettings settings(Path cluster) {
    server(); // unpacks the bundled binaries, once for all tests
    return EmbeddedSettings.in(cluster)
        .withHome(home.orElseGet(() -> Path.of(directory + "/postgresql-18.6")));
  }

  /** An empty database, nothing of ours in it. */
  synchronized DatabaseUri emptyDatabase() {
    return create("");
  }

  /** A database with all migrations applied and no rows. */
  synchronized DatabaseUri migratedDatabase() {
    server();
    // the other strategy writes every page to the log, which takes five times as long
    return create(" TEMPLATE " + TEMPLATE + " STRATEGY FILE_COPY");
  }

  private DatabaseUri create(String suffix) {
    String name = "test_" + databases.incrementAndGet();
    run("CREATE DATABASE " + name + suffix);
    return server().uri().withDatabase(name);
  }

  private void run(String sql) {
    try (Connection connection = Connections.open(server().uri());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private EmbeddedPostgres server() {
    EmbeddedPostgres running = server;
    if (running == null) {
      running = start();
      server = running;
      run("CREATE DATABASE " + TEMPLATE);
      Migrations.apply(running.uri().withDatabase(TEMPLATE));
    }
    return running;
  }

  private EmbeddedPostgres start() {
    try {
      Path target = Files.createTempDirectory("scitqd-test-");
      directory = target;
      EmbeddedSettings settings = EmbeddedSettings.in(target);
      EmbeddedPostgres started =
          EmbeddedPostgres.start(
              home.map(settings::withHome)
                  .orElse(settings)
                  .with("fsync", "off")
                  .with("max_connections", "100"));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(started, target)));
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(EmbeddedPostgres server, Path directory) {
    server.close();
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
