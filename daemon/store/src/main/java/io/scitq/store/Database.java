package io.scitq.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/** One PostgreSQL database, opened: a pool of connections for the stores. Thread-safe. */
public final class Database implements AutoCloseable {
  /** Connections when the configuration names no number; a laptop's server allows 100. */
  public static final int DEFAULT_POOL_SIZE = 12;

  /** How long a caller waits for a free connection. */
  private static final Duration BORROW_BOUND = Duration.ofSeconds(8);

  private static final int PING_SECONDS = 2;

  private final DatabaseUri uri;
  private final HikariDataSource pool;
  private final Jdbi jdbi;

  private Database(DatabaseUri uri, HikariDataSource pool) {
    this.uri = uri;
    this.pool = pool;
    this.jdbi = Jdbi.create(pool).installPlugin(new PostgresPlugin());
  }

  /**
   * Opens the database; nothing in it is read or changed yet.
   *
   * @param poolSize connections at most, at least 2
   * @throws DatabaseUnavailable when the server does not answer within a few seconds
   */
  public static Database open(DatabaseUri uri, int poolSize) {
    if (poolSize < 2) {
      throw new IllegalArgumentException("poolSize must be at least 2, got " + poolSize);
    }
    try (Connection probe = Connections.open(uri)) {
      if (!probe.isValid(PING_SECONDS)) {
        throw new SQLException("it does not answer a query", "08006");
      }
    } catch (SQLException e) {
      throw new DatabaseUnavailable(uri, e);
    }
    return new Database(uri, new HikariDataSource(config(uri, poolSize)));
  }

  private static HikariConfig config(DatabaseUri uri, int poolSize) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("scitqd");
    config.setJdbcUrl(uri.jdbcUrl());
    config.setDataSourceProperties(Connections.pooled(uri));
    config.setConnectionInitSql(Connections.INIT_SQL);
    config.setMaximumPoolSize(poolSize);
    config.setMinimumIdle(Math.min(2, poolSize));
    config.setConnectionTimeout(BORROW_BOUND.toMillis());
    config.setInitializationFailTimeout(-1); // probed above, with a better message
    return config;
  }

  /**
   * Brings the schema to this version: makes what is missing, alters nothing of scitq 1.3. Several
   * daemons may call it at once.
   *
   * @throws DatabaseUnavailable when it cannot, with the reason
   */
  public void migrate() {
    Migrations.apply(uri);
  }

  /**
   * How far its schema is; reads only.
   *
   * @throws DatabaseUnavailable when it cannot be read, with the reason
   */
  public SchemaStatus schemaStatus() {
    return Migrations.status(uri);
  }

  /** Whether a query is answered within two seconds; for health checks. */
  public boolean answers() {
    try (Connection connection = pool.getConnection()) {
      return connection.isValid(PING_SECONDS);
    } catch (SQLException e) {
      return false; // that is the answer
    }
  }

  /** Where it is, without the password in its text. */
  public DatabaseUri uri() {
    return uri;
  }

  /** The pool, for libraries that bring their own SQL (the scheduler). */
  public DataSource dataSource() {
    return pool;
  }

  Jdbi jdbi() {
    return jdbi;
  }

  @Override
  public void close() {
    pool.close();
  }
}
