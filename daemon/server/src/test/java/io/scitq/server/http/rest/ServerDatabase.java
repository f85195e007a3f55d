package io.scitq.server.http.rest;

import io.scitq.store.Database;
import io.scitq.store.embedded.EmbeddedPostgres;
import io.scitq.store.embedded.EmbeddedSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Migrated databases of one embedded server per JVM, for tests of what stands on the stores. */
public final class ServerDatabase {
  private static final String TEMPLATE = "migrated";
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Path DIRECTORY = directory();
  private static final EmbeddedPostgres SERVER = start();
  private static final Database FIRST = Database.open(SERVER.uri(), 2);

  static {
    execute(FIRST, "CREATE DATABASE " + TEMPLATE);
    try (Database template = Database.open(SERVER.uri().withDatabase(TEMPLATE), 2)) {
      template.migrate();
    }
  }

  private ServerDatabase() {}

  /** A database with the whole schema and no rows; the caller closes it. */
  public static Database fresh() {
    String name = "server_" + NUMBER.incrementAndGet();
    // the other strategy writes every page to the log, which takes five times as long
    execute(FIRST, "CREATE DATABASE %s TEMPLATE %s STRATEGY FILE_COPY".formatted(name, TEMPLATE));
    return Database.open(SERVER.uri().withDatabase(name), 8);
  }

  /** Runs one statement. */
  public static void execute(Database database, String sql) {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** The first column of the only row as text, {@code null} as "null". */
  public static String value(Database database, String sql) {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return String.valueOf(rows.getString(1));
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** The unpacked server, the folder above {@code bin}. */
  static Path binaries() {
    try (Stream<Path> entries = Files.list(DIRECTORY)) {
      return entries
          .filter(entry -> entry.getFileName().toString().matches("postgresql-[0-9.]+"))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path directory() {
    try {
      return Files.createTempDirectory("scitqd-server-test-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EmbeddedPostgres start() {
    EmbeddedPostgres server =
        EmbeddedPostgres.start(EmbeddedSettings.in(DIRECTORY).with("fsync", "off"));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(server)));
    return server;
  }

  private static void remove(EmbeddedPostgres server) {
    FIRST.close();
    server.close();
    try (Stream<Path> paths = Files.walk(DIRECTORY)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
