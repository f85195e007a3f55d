package io.scitq.store;

import java.util.List;
import java.util.Map;

/** A fresh, migrated database for one test, opened; closing it frees the pool. */
public final class TestDatabase implements AutoCloseable {
  private static final int POOL_SIZE = 6;

  private final Database database;

  private TestDatabase(Database database) {
    this.database = database;
  }

  /** A database with the whole schema and no rows. */
  public static TestDatabase migrated(TestPostgres postgres) {
    return new TestDatabase(Database.open(postgres.migratedDatabase(), POOL_SIZE));
  }

  /** The database. */
  public Database database() {
    return database;
  }

  /** Runs a statement with positional parameters and gives the number of rows it changed. */
  public int execute(String sql, Object... parameters) {
    return database.jdbi().withHandle(handle -> handle.execute(sql, parameters));
  }

  /** All rows of a query, column by column name. */
  public List<Map<String, Object>> rows(String sql, Object... parameters) {
    return database.jdbi().withHandle(handle -> handle.select(sql, parameters).mapToMap().list());
  }

  /** The single value of a query as text, {@code null} as "null". */
  public String value(String sql, Object... parameters) {
    Map<String, Object> row = rows(sql, parameters).getFirst();
    return String.valueOf(row.values().iterator().next());
  }

  @Override
  public void close() {
    database.close();
  }
}
