package io.scitq.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.quartz.utils.ConnectionProvider;

/**
 * Lends Quartz connections of our own pool, so that no second pool with a second password exists.
 */
public final class QuartzConnections implements ConnectionProvider {
  private final DataSource pool;

  /** Lends from this pool. */
  public QuartzConnections(DataSource pool) {
    this.pool = pool;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return pool.getConnection();
  }

  /** The pool is opened by its owner. */
  @Override
  public void initialize() {}

  /** The pool is closed by its owner. */
  @Override
  public void shutdown() {}
}
