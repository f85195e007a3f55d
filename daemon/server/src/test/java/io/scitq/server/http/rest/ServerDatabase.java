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
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final EmbeddedPostgres SERVER = start();

  private ServerDatabase() {}

  /** A database with the whole schema and no rows; the caller closes it. */
  public static Database fresh() {
    String name = "server_" + NUMBER.incrementAndGet();
    try (Database first = Database.open(SERVER.uri(), 2)) {
      execute(first, "CREATE DATABASE " + name);
    }
    Database database = Database.open(SERVER.uri().withDatabase(name), 8);
    database.migrate();
    return database;
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

  private static EmbeddedPostgres start() {
    try {
      Path directory = Files.createTempDirectory("scitqd-server-test-");
      EmbeddedPostgres server =
          EmbeddedPostgres.start(EmbeddedSettings.in(directory).with("fsync", "off"));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(server, directory)));
      return server;
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
