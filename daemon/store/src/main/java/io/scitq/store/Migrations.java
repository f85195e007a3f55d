package io.scitq.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Applies the numbered SQL files beside this class. Their history is in schema {@code scitqd}, so
 * that a database of scitq 1.3 shows nothing new in {@code public}.
 */
final class Migrations {
  private static final String HAS_TASKS = "SELECT to_regclass('public.task') IS NOT NULL";

  private Migrations() {}

  static void apply(DatabaseUri uri) {
    try {
      flyway(uri).migrate();
    } catch (FlywayException e) {
      throw new DatabaseUnavailable(uri, e);
    }
  }

  static SchemaStatus status(DatabaseUri uri) {
    try (Connection connection = Connections.open(uri)) {
      MigrationInfoService info = flyway(uri).info();
      return new SchemaStatus(hasTables(connection), names(info.applied()), names(info.pending()));
    } catch (FlywayException | SQLException e) {
      throw new DatabaseUnavailable(uri, e);
    }
  }

  /** A database of scitq 1.3 has its tables without our history of migrations. */
  private static boolean hasTables(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(HAS_TASKS)) {
      return found.next() && found.getBoolean(1);
    }
  }

  private static List<String> names(MigrationInfo[] migrations) {
    return Arrays.stream(migrations)
        .filter(migration -> migration.getVersion() != null)
        .map(migration -> migration.getVersion() + " " + migration.getDescription())
        .toList();
  }

  private static Flyway flyway(DatabaseUri uri) {
    return Flyway.configure()
        .dataSource(dataSource(uri))
        .locations("classpath:io/scitq/store/migration")
        .schemas("scitqd")
        .defaultSchema("scitqd")
        .createSchemas(true)
        .table("schema_history")
        .validateMigrationNaming(true)
        .cleanDisabled(true)
        .load();
  }

  /** Outside the pool: a migration may take longer than the pool's bounds, and sets search_path. */
  private static PGSimpleDataSource dataSource(DatabaseUri uri) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(uri.jdbcUrl());
    try {
      for (String name : Connections.properties(uri).stringPropertyNames()) {
        source.setProperty(name, Connections.properties(uri).getProperty(name));
      }
    } catch (SQLException e) {
      throw new DatabaseUnavailable(uri, e);
    }
    // that a table of scitq 1.3 is there already is no news
    String given = source.getOptions();
    source.setOptions((given == null ? "" : given + " ") + "-c client_min_messages=warning");
    return source;
  }
}
