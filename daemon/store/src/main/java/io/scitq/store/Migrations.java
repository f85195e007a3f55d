package io.scitq.store;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Applies the numbered SQL files beside this class. Their history is in schema {@code scitqd}, so
 * that a database of scitq 1.3 shows nothing new in {@code public}.
 */
final class Migrations {
  private Migrations() {}

  static void apply(DatabaseUri uri) {
    try {
      Flyway.configure()
          .dataSource(dataSource(uri))
          .locations("classpath:io/scitq/store/migration")
          .schemas("scitqd")
          .defaultSchema("scitqd")
          .createSchemas(true)
          .table("schema_history")
          .validateMigrationNaming(true)
          .cleanDisabled(true)
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new DatabaseUnavailable(uri, e);
    }
  }

  /** Outside the pool: a migration may take longer than the pool's bounds, and sets search_path. */
  private static PGSimpleDataSource dataSource(DatabaseUri uri) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(uri.jdbcUrl());
    try {
      for (String name : Connections.properties(uri).stringPropertyNames()) {
        source.setProperty(name, Connections.properties(uri).getProperty(name));
      }
    } catch (java.sql.SQLException e) {
      throw new DatabaseUnavailable(uri, e);
    }
    return source;
  }
}
